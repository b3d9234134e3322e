# %% [markdown]
# # Reading results of Stroma in Python
#
# Reads the folder of a study (`npx stroma run … --seeds N --out out/study`) and that of a sweep
# (`npx stroma sweep run … --out out/sweep`), and makes a plot of each. Other folders:
# `STUDY=… SWEEP=… PLOTS=… python3 notebooks/read-results.py`. It needs pandas and matplotlib; with pyarrow or
# fastparquet it reads the Parquet file of the sweep as well.

# %%
import importlib.util
import json
import os
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

study = Path(os.environ.get("STUDY", "out/study"))
sweep = Path(os.environ.get("SWEEP", "out/sweep"))
plots = Path(os.environ.get("PLOTS", "out/plots"))
for folder, table in ((study, "measures.csv"), (sweep, "results.csv")):
    if not (folder / table).is_file():
        sys.exit(f"{folder / table}: found no such file, expected the results of Stroma")
plots.mkdir(parents=True, exist_ok=True)

# %% [markdown]
# ## A study
#
# `measures.csv` has one value in a row: run, seed, arm, hours, measure, unit, value. An empty value is none, such as a
# mean over no cells.

# %%
measures = pd.read_csv(study / "measures.csv", dtype={"seed": str, "arm": str})
measure = os.environ.get("MEASURE", measures.measure.iloc[0])
one = measures[measures.measure == measure]
unit = one.unit.dropna().iloc[0] if one.unit.notna().any() else ""
over_runs = one.groupby(["arm", "hours"]).value.agg(["count", "mean", "std"])
print(over_runs.groupby("arm").tail(1).to_string())

# `bands.csv` has the mean, its 95 % interval and quantiles at every time. Its means are the same numbers.
bands = pd.read_csv(study / "bands.csv", dtype={"arm": str})
bands = bands[bands.measure == measure].set_index(["arm", "hours"]).sort_index()
worst = (bands["mean"] - over_runs["mean"]).abs().max()
print(f"largest difference between bands.csv and means of measures.csv: {worst:.3g}")

# %%
figure, axes = plt.subplots(figsize=(7, 4), layout="constrained")
for arm, rows in bands.groupby(level="arm", sort=False):
    rows = rows.droplevel("arm")
    (line,) = axes.plot(rows.index, rows["mean"], label=arm)
    axes.fill_between(rows.index, rows["min"], rows["max"], color=line.get_color(), alpha=0.2, linewidth=0)
axes.set(xlabel="time, h", ylabel=f"{measure}, {unit}" if unit else measure, title="Mean over seeds, and all runs")
axes.legend(frameon=False, loc="upper left")
figure.savefig(plots / "study-python.png", dpi=120)

# %% [markdown]
# ## A sweep
#
# `results.csv` and `results.parquet` have one row for each run, measure and time. The factors are the columns between
# `seed` and `measure`; `about.json` has their units.

# %%
results = pd.read_csv(sweep / "results.csv", dtype={"seed": str, "digest": str, "error": str})
if importlib.util.find_spec("pyarrow") or importlib.util.find_spec("fastparquet"):
    parquet = pd.read_parquet(sweep / "results.parquet")
    same = (parquet.value.fillna(-1) == results.value.fillna(-1)).all() and len(parquet) == len(results)
    print(f"results.parquet has the values of results.csv: {same}")
else:
    print("neither pyarrow nor fastparquet is installed: results.parquet is not read")
columns = list(results.columns)
factors = columns[columns.index("seed") + 1 : columns.index("measure")]
failed = results[results.error.notna()]
print(f"{results.run.nunique()} runs, {failed.run.nunique()} failed; factors: {', '.join(factors)}")

# %%
chosen = results[results.error.isna()]
chosen = chosen[chosen.measure == os.environ.get("SWEEP_MEASURE", chosen.measure.iloc[0])]
chosen = chosen[chosen.scenario == chosen.scenario.iloc[0]]
name, unit = chosen.measure.iloc[0], chosen.unit.iloc[0]
x, others = factors[0], factors[1:2]
print(chosen.groupby(factors).value.agg(["count", "mean", "std"]).to_string())

# %%
figure, axes = plt.subplots(figsize=(7, 4), layout="constrained")
for level, rows in chosen.groupby(others[0], sort=False) if others else [("", chosen)]:
    label = f"{others[0]} {level}" if others else None
    means = rows.groupby(x, sort=False).value.mean()
    (line,) = axes.plot(means.index, means, label=label)
    axes.plot(rows[x], rows.value, "o", color=line.get_color(), alpha=0.5, markersize=4)
about = json.loads((sweep / "about.json").read_text(encoding="utf-8")) if (sweep / "about.json").is_file() else {}
units = {column["name"]: column.get("unit", "") for column in about.get("columns", [])}
x_label = f"{x}, {units[x]}" if units.get(x) else x
axes.set(xlabel=x_label, ylabel=f"{name}, {unit}" if isinstance(unit, str) else name, title="Every run, and means")
if others:
    axes.legend(frameon=False)
figure.savefig(plots / "sweep-python.png", dpi=120)
print(f"plots: {plots / 'study-python.png'}, {plots / 'sweep-python.png'}")
