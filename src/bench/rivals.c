/*
 * The field kernels in C, written for the compiler to vectorise: as in rivals.ts, float32, sites in the lanes.
 * cc -O3 -march=native rivals.c -o rivals -lm; rivals SIDE prints nanoseconds per site: adi, sweep, round.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __SSE__
#include <xmmintrin.h>
#endif

/* Never inlined, so that each is compiled on its own. */
#define APART __attribute__((noinline))
#define ROWS 16
#define MOST_LEVELS 16

typedef float *restrict lattice;

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static float *plane(int sites) {
  float *p = aligned_alloc(64, ((size_t)sites * 4 + 4096 + 63) / 64 * 64);
  memset(p, 0, (size_t)sites * 4 + 4096);
  return p;
}

/* Rows are eliminated ROWS at a time, side by side in the lanes of a transposed scratch. */
static APART void adi(lattice c, lattice R, lattice L, lattice S, lattice fx, lattice fy, int w, int h, float g, float dt,
                lattice q, lattice z, lattice u, lattice block) {
  const float half = dt / 2, share = half * g;
  float *m = block, *e = block + w * ROWS, *r = block + 2 * w * ROWS;
  for (int y0 = 0; y0 < h; y0 += ROWS) {
    for (int k = 0; k < ROWS; k++) {
      const int y = y0 + k, row = y * w;
      const float *up = y > 0 ? c + row - w : c + row, *down = y < h - 1 ? c + row + w : c + row;
      const float *north = y > 0 ? fy + row - w : fy + row;
      for (int x = 0; x < w; x++) {
        const int i = row + x;
        const float here = c[i];
        float flow = fy[i] * (down[x] - here) + north[x] * (up[x] - here);
        flow += fx[i] * ((x < w - 1 ? c[i + 1] : here) - here);
        flow += x > 0 ? fx[i - 1] * (c[i - 1] - here) : 0;
        m[x * ROWS + k] = R[i] + half * L[i];
        e[x * ROWS + k] = share * fx[i];
        r[x * ROWS + k] = dt * (g * flow + S[i] - L[i] * here);
      }
    }
    float E[ROWS] = {0}, Q[ROWS] = {0}, Z[ROWS] = {0};
    for (int x = 0; x < w; x++) {
      for (int k = 0; k < ROWS; k++) {
        const int j = x * ROWS + k;
        const float inverse = m[j] >= 1e29f ? 0 : 1 / (m[j] + e[j] + E[k] - E[k] * Q[k]);
        Z[k] = (r[j] + E[k] * Z[k]) * inverse;
        Q[k] = e[j] * inverse;
        E[k] = e[j];
        r[j] = Z[k];
        m[j] = Q[k];
      }
    }
    float U[ROWS] = {0};
    for (int x = w - 1; x >= 0; x--) {
      for (int k = 0; k < ROWS; k++) {
        U[k] = r[x * ROWS + k] + m[x * ROWS + k] * U[k];
        e[x * ROWS + k] = U[k];
      }
    }
    for (int k = 0; k < ROWS; k++) {
      const int y = y0 + k, row = y * w;
      for (int x = 0; x < w; x++) {
        const int i = row + x;
        const float weight = R[i] + half * L[i];
        const float before = y > 0 ? share * fy[i - w] : 0, south = share * fy[i];
        const float qBefore = y > 0 ? q[i - w] : 0, zBefore = y > 0 ? z[i - w] : 0;
        const float inverse = weight >= 1e29f ? 0 : 1 / (weight + south + before - before * qBefore);
        z[i] = (weight * e[x * ROWS + k] + before * zBefore) * inverse;
        q[i] = south * inverse;
      }
    }
  }
  memset(u, 0, (size_t)w * 4);
  for (int y = h - 1; y >= 0; y--) {
    const int row = y * w;
    for (int x = 0; x < w; x++) {
      u[x] = z[row + x] + q[row + x] * u[x];
      const float next = c[row + x] + u[x];
      c[row + x] = next < 1e-25f ? 0 : next;
    }
  }
}

/* All sites of a row are computed and those of one colour kept, which the compiler turns into whole vectors. */
static APART void sweep(float *p, const float *v, const float *fx, const float *fy, int w, int h, float half,
                        lattice line) {
  for (int colour = 0; colour < 2; colour++) {
    for (int y = 0; y < h; y++) {
      const int row = y * w, parity = (y + colour) & 1;
      float *own = p + row;
      const float *up = p + (y == 0 ? w * (h - 1) : row - w), *down = p + (y == h - 1 ? 0 : row + w);
      const float *faceX = fx + row, *faceY = fy + row, *faceUp = fy + (y == 0 ? w * (h - 1) : row - w), *use = v + row;
#define SITE(X, WEST, EAST, FACE_WEST)                                                                       \
  {                                                                                                          \
    const float fe = faceX[X], fw = FACE_WEST, fs = faceY[X], fn = faceUp[X], k = half + own[X];              \
    const float value = (fe * (EAST) + fw * (WEST) + fs * down[X] + fn * up[X]) * k;                          \
    const float next = value / ((fe + fw + fs + fn) * k + use[X]);                                           \
    line[X] = next >= 1e-25f ? next : 0;                                                                     \
  }
      SITE(0, own[w - 1], own[1], faceX[w - 1])
      for (int x = 1; x < w - 1; x++) SITE(x, own[x - 1], own[x + 1], faceX[x - 1])
      SITE((w - 1), own[w - 2], own[0], faceX[w - 2])
      for (int x = 0; x < w; x++) own[x] = ((x ^ parity) & 1) || use[x] < 0 ? own[x] : line[x];
    }
  }
}

typedef struct {
  int w, h;
  float *fx, *fy, *sink, *lambda, *inverse, *rhs, *e;
} level;

static APART float restrictFine(const float *p, const float *v, const float *fx, const float *fy, int w, int h, float half,
                          float *rhs, float *lambda, float *line, float *slope) {
  float error = 0;
  for (int y = 0; y < h; y++) {
    const int row = y * w, above = y == 0 ? w * (h - 1) : row - w, below = y == h - 1 ? 0 : row + w;
    for (int x = 0; x < w; x++) {
      const int west = x == 0 ? row + w - 1 : row + x - 1, east = x == w - 1 ? row : row + x + 1, i = row + x;
      const float here = p[i], use = v[i] < 0 ? 0 : v[i], per = 1 / (half + here);
      const float flow = fx[i] * (p[east] - here) + fx[west] * (p[west] - here) + fy[i] * (p[below + x] - here) +
                         fy[above + x] * (p[above + x] - here);
      line[x] = v[i] < 0 ? 0 : flow - use * per * here;
      slope[x] = use * per * per * half;
    }
    float sum = 0;
    for (int x = 0; x < w; x++) sum += fabsf(line[x]);
    error += sum;
    float *to = rhs + (y >> 1) * (w >> 1), *toSlope = lambda + (y >> 1) * (w >> 1);
    for (int x = 0; x < w / 2; x++) {
      const float r = line[2 * x] + line[2 * x + 1], s = slope[2 * x] + slope[2 * x + 1];
      to[x] = y & 1 ? to[x] + r : r;
      toSlope[x] = y & 1 ? toSlope[x] + s : s;
    }
  }
  return error;
}

static APART void begin(level *l) {
  for (int y = 0; y < l->h; y++) {
    const int w = l->w, row = y * w, above = y == 0 ? w * (l->h - 1) : row - w;
    for (int x = 0; x < w; x++) {
      const int i = row + x;
      const float d = l->fx[i] + l->fx[x == 0 ? row + w - 1 : i - 1] + l->fy[i] + l->fy[above + x] + l->sink[i] + l->lambda[i];
      l->inverse[i] = d > 1e-20f ? 1 / d : 0;
      l->e[i] = 0;
    }
  }
}

static APART void sweepCoarse(level *l, lattice line) {
  const int w = l->w, h = l->h;
  for (int colour = 0; colour < 2; colour++) {
    for (int y = 0; y < h; y++) {
      const int row = y * w, parity = (y + colour) & 1, above = y == 0 ? w * (h - 1) : row - w;
      float *own = l->e + row;
      const float *up = l->e + above, *down = l->e + (y == h - 1 ? 0 : row + w);
      const float *faceX = l->fx + row, *faceY = l->fy + row, *faceUp = l->fy + above;
      const float *rhs = l->rhs + row, *inverse = l->inverse + row;
#define COARSE(X, WEST, EAST, FACE_WEST)                                                         \
  line[X] = inverse[X] * (rhs[X] + faceX[X] * (EAST) + (FACE_WEST) * (WEST) + faceY[X] * down[X] + faceUp[X] * up[X]);
      COARSE(0, own[w - 1], own[1], faceX[w - 1])
      for (int x = 1; x < w - 1; x++) COARSE(x, own[x - 1], own[x + 1], faceX[x - 1])
      COARSE((w - 1), own[w - 2], own[0], faceX[w - 2])
      for (int x = 0; x < w; x++) own[x] = (x ^ parity) & 1 ? own[x] : line[x];
    }
  }
}

static APART void restrictCoarse(level *l, level *to) {
  const int w = l->w, h = l->h;
  const float *e = l->e, *fx = l->fx, *fy = l->fy;
  for (int y = 0; y < h; y++) {
    const int row = y * w, above = y == 0 ? w * (h - 1) : row - w, below = y == h - 1 ? 0 : row + w;
    for (int x = 0; x < w; x++) {
      const int i = row + x, west = x == 0 ? row + w - 1 : i - 1, east = x == w - 1 ? row : i + 1;
      const float here = e[i];
      const float r = l->rhs[i] + fx[i] * (e[east] - here) + fx[west] * (e[west] - here) + fy[i] * (e[below + x] - here) +
                      fy[above + x] * (e[above + x] - here) - (l->sink[i] + l->lambda[i]) * here;
      const int j = (y >> 1) * to->w + (x >> 1), firstOne = ((x | y) & 1) == 0;
      to->rhs[j] = firstOne ? r : to->rhs[j] + r;
      to->lambda[j] = firstOne ? l->lambda[i] : to->lambda[j] + l->lambda[i];
    }
  }
}

#define LEAST(A) ((A) < 1 ? (A) : 1)

static APART void correct(float *fine, const float *open, float shut, int clips, const level *l) {
  const int w = l->w, h = l->h;
  for (int y = 0; y < 2 * h; y++) {
    const int Y = y >> 1, row = Y * w, upper = (y & 1) == 0;
    const int other = upper ? (Y == 0 ? w * (h - 1) : row - w) : Y == h - 1 ? 0 : row + w, faces = upper ? other : row;
    for (int X = 0; X < w; X++) {
      const int at = row + X, west = X == 0 ? row + w - 1 : at - 1, east = X == w - 1 ? row : at + 1;
      const float here = l->e[at];
      const float base = here + 0.25f * LEAST(l->fy[faces + X]) * (l->e[other + X] - here);
      const float left = base + 0.25f * LEAST(l->fx[west]) * (l->e[west] - here);
      const float right = base + 0.25f * LEAST(l->fx[at]) * (l->e[east] - here);
      const int i = y * 2 * w + 2 * X;
      const float a = fine[i] + left, b = fine[i + 1] + right;
      fine[i] = open[i] == shut ? fine[i] : clips && a < 1e-25f ? 0 : a;
      fine[i + 1] = open[i + 1] == shut ? fine[i + 1] : clips && b < 1e-25f ? 0 : b;
    }
  }
}

static APART void cycle(level *levels, int depth, int count, float *line) {
  level *l = levels + depth;
  begin(l);
  if (depth == count - 1) {
    for (int k = 0; k < 16; k++) sweepCoarse(l, line);
    return;
  }
  sweepCoarse(l, line);
  restrictCoarse(l, l + 1);
  cycle(levels, depth + 1, count, line);
  correct(l->e, l->inverse, 0, 0, l + 1);
  sweepCoarse(l, line);
}

static double best(double run[], int n) {
  double b = run[0];
  for (int i = 1; i < n; i++) b = run[i] < b ? run[i] : b;
  return b;
}

#define MEASURE(WORK)                                   \
  ({                                                    \
    double run[7];                                      \
    for (int t = 0; t < 7; t++) {                       \
      int n = 0;                                        \
      const double start = seconds();                   \
      do {                                              \
        WORK;                                           \
        n++;                                            \
      } while (seconds() - start < 0.04);               \
      run[t] = (seconds() - start) * 1e9 / n / sites;   \
    }                                                   \
    best(run, 7);                                       \
  })

int main(int argc, char **argv) {
#ifdef __SSE__
  /* Denormals as 0, which WebAssembly cannot ask for. */
  _mm_setcsr(_mm_getcsr() | 0x8040);
#endif
  const int side = argc > 1 ? atoi(argv[1]) : 500, w = (side + 15) / 16 * 16, sites = w * w;
  float *c = plane(sites), *R = plane(sites), *L = plane(sites), *S = plane(sites), *fx = plane(sites), *fy = plane(sites);
  float *q = plane(sites), *z = plane(sites), *u = plane(sites), *block = plane(3 * w * ROWS);
  float *p = plane(sites), *v = plane(sites), *start = plane(sites), *line = plane(w), *slope = plane(w);
  for (int i = 0; i < sites; i++) {
    const int x = i % w, y = i / w, inside = x < side && y < side;
    c[i] = 1, R[i] = 3, L[i] = 0.02f + (i % 5 == 0 ? 0.4f : 0), S[i] = i % 97 == 0 ? 0.5f : 0;
    fx[i] = inside && x + 1 < side, fy[i] = inside && y + 1 < side;
    const int held = inside && (i * 7919LL) % 1009 < 20;
    p[i] = start[i] = held ? 40 : 0, v[i] = held ? -1 : inside ? 100.0f / 300 : 0;
  }
  level levels[MOST_LEVELS];
  int count = 0;
  const float *faceX = fx, *faceY = fy, *sinks = NULL;
  for (int W = w; W % 2 == 0 && W > 4; W /= 2, count++) {
    level *l = levels + count;
    l->w = l->h = W / 2;
    const int n = W * W / 4;
    l->fx = plane(n), l->fy = plane(n), l->sink = plane(n), l->lambda = plane(n), l->inverse = plane(n), l->rhs = plane(n), l->e = plane(n);
    for (int y = 0; y < W / 2; y++)
      for (int x = 0; x < W / 2; x++) {
        const int a = 2 * y * W + 2 * x, i = y * (W / 2) + x;
        l->fx[i] = 0.5f * (faceX[a + 1] + faceX[a + W + 1]), l->fy[i] = 0.5f * (faceY[a + W] + faceY[a + W + 1]);
        float sink = 0;
        for (int k = 0; k < 4; k++) {
          const int j = a + (k & 1) + (k >> 1) * W;
          sink += sinks ? sinks[j] : v[j] < 0 ? 4 : 0;
        }
        l->sink[i] = sink < 6 ? sink : 6;
      }
    faceX = l->fx, faceY = l->fy, sinks = l->sink;
  }
  const double timeAdi = MEASURE(adi(c, R, L, S, fx, fy, w, w, 7.5f, 1, q, z, u, block));
  const double timeSweep = MEASURE(sweep(p, v, fx, fy, w, w, 2.5f, line));
  float error = 0;
  memcpy(p, start, (size_t)sites * 4);
  const double timeRound = MEASURE({
    sweep(p, v, fx, fy, w, w, 2.5f, line);
    error += restrictFine(p, v, fx, fy, w, w, 2.5f, levels[0].rhs, levels[0].lambda, line, slope);
    cycle(levels, 0, count, line);
    correct(p, v, -1, 1, levels);
    sweep(p, v, fx, fy, w, w, 2.5f, line);
  });
  printf("{\"adi\":%.3f,\"sweep\":%.3f,\"round\":%.3f,\"check\":%g}\n", timeAdi, timeSweep, timeRound, (double)(c[sites / 2] + p[sites / 2] + 0 * error));
  return 0;
}
