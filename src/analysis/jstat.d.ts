/** The part of jStat that is used; it comes without types. */
declare module 'jstat' {
  interface Distribution {
    /** Probability of at most `x`. */
    cdf(x: number, freedom: number): number;
    /** The value that is not exceeded with probability `p`. */
    inv(p: number, freedom: number): number;
  }
  const library: {
    jStat: {
      studentt: Distribution;
      chisquare: Distribution;
      beta: {
        /** The value that is not exceeded with probability `p`. */
        inv(p: number, alpha: number, beta: number): number;
      };
      normal: {
        /** Probability of at most `x`. */
        cdf(x: number, mean: number, deviation: number): number;
      };
      /** Inverse of a square matrix. */
      inv(matrix: readonly (readonly number[])[]): number[][];
      /** Quantiles by the plotting positions α and β; 1 and 1 interpolate between the order statistics. */
      quantiles(values: number[], shares: number[], alpha: number, beta: number): number[];
    };
  };
  export = library;
}
