# Reading results of Stroma in R, with nothing but base R.
#
# Reads the folder of a study (npx stroma run … --seeds N --out out/study) and that of a sweep
# (npx stroma sweep run … --out out/sweep), and makes a plot of each. Other folders:
# STUDY=… SWEEP=… PLOTS=… Rscript notebooks/read-results.R. With the package arrow it reads the Parquet file as well.

study <- Sys.getenv("STUDY", "out/study")
sweep <- Sys.getenv("SWEEP", "out/sweep")
plots <- Sys.getenv("PLOTS", "out/plots")
for (file in c(file.path(study, "measures.csv"), file.path(sweep, "results.csv"))) {
  if (!file.exists(file)) stop(file, ": found no such file, expected the results of Stroma", call. = FALSE)
}
dir.create(plots, recursive = TRUE, showWarnings = FALSE)

read <- function(folder, name, ...) read.csv(file.path(folder, name), check.names = FALSE, encoding = "UTF-8", ...)
colours <- c("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
titled <- function(name, unit) if (is.na(unit) || unit == "") name else paste0(name, ", ", unit)

# A study: one value in a row (run, seed, arm, hours, measure, unit, value); an empty value is none.
measures <- read(study, "measures.csv", colClasses = c(seed = "character", arm = "character"))
measure <- Sys.getenv("MEASURE", measures$measure[1])
one <- measures[measures$measure == measure, ]
means <- aggregate(value ~ arm + hours, one, mean)
print(means[means$hours == max(means$hours), ], row.names = FALSE)

# bands.csv has the mean, its 95 % interval and quantiles at every time. Its means are the same numbers.
bands <- read(study, "bands.csv", colClasses = c(arm = "character"))
bands <- bands[bands$measure == measure, ]
both <- merge(bands, means, by = c("arm", "hours"))
cat(sprintf("largest difference between bands.csv and means of measures.csv: %.3g\n", max(abs(both$mean - both$value))))

png(file.path(plots, "study-r.png"), width = 840, height = 480, res = 110)
plot(range(bands$hours), range(bands$min, bands$max), type = "n", xlab = "time, h", ylab = titled(measure, one$unit[1]),
  main = "Mean over seeds, and all runs")
arms <- unique(bands$arm)
for (i in seq_along(arms)) {
  rows <- bands[bands$arm == arms[i], ]
  polygon(c(rows$hours, rev(rows$hours)), c(rows$min, rev(rows$max)), col = adjustcolor(colours[i], 0.2), border = NA)
  lines(rows$hours, rows$mean, col = colours[i], lwd = 2)
}
legend("topleft", legend = arms, col = colours[seq_along(arms)], lwd = 2, bty = "n")
invisible(dev.off())

# A sweep: one row for each run, measure and time; the factors are the columns between seed and measure.
results <- read(sweep, "results.csv", colClasses = c(seed = "character", digest = "character"))
if (requireNamespace("arrow", quietly = TRUE)) {
  parquet <- arrow::read_parquet(file.path(sweep, "results.parquet"))
  cat("results.parquet has the values of results.csv:", isTRUE(all.equal(parquet$value, results$value)), "\n")
} else {
  cat("the package arrow is not installed: results.parquet is not read\n")
}
factors <- names(results)[seq(match("seed", names(results)) + 1, length.out = match("measure", names(results)) - match("seed", names(results)) - 1)]
failed <- results[!is.na(results$error) & results$error != "", ]
cat(sprintf("%d runs, %d failed; factors: %s\n", length(unique(results$run)), length(unique(failed$run)), paste(factors, collapse = ", ")))

chosen <- results[is.na(results$error) | results$error == "", ]
chosen <- chosen[chosen$measure == Sys.getenv("SWEEP_MEASURE", chosen$measure[1]), ]
chosen <- chosen[chosen$scenario == chosen$scenario[1], ]
print(aggregate(chosen["value"], chosen[factors], mean), row.names = FALSE)

# Words stand side by side on the axis.
x <- chosen[[factors[1]]]
if (!is.numeric(x)) x <- factor(x, levels = unique(x))
groups <- if (length(factors) > 1) chosen[[factors[2]]] else rep("", nrow(chosen))
png(file.path(plots, "sweep-r.png"), width = 840, height = 480, res = 110)
plot(as.numeric(x), chosen$value, type = "n", xlab = factors[1], ylab = titled(chosen$measure[1], chosen$unit[1]),
  main = "Every run, and means", xaxt = if (is.factor(x)) "n" else "s")
if (is.factor(x)) axis(1, seq_along(levels(x)), levels(x))
levels_shown <- unique(groups)
for (i in seq_along(levels_shown)) {
  here <- groups == levels_shown[i]
  points(as.numeric(x)[here], chosen$value[here], pch = 19, col = adjustcolor(colours[i], 0.5))
  mean_here <- tapply(chosen$value[here], as.numeric(x)[here], mean)
  lines(as.numeric(names(mean_here)), mean_here, col = colours[i], lwd = 2)
}
if (length(factors) > 1) {
  legend("topleft", legend = paste(factors[2], levels_shown), col = colours[seq_along(levels_shown)], lwd = 2, bty = "n")
}
invisible(dev.off())
cat("plots:", file.path(plots, "study-r.png"), file.path(plots, "sweep-r.png"), "\n")
