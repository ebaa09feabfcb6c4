package io.sturmwarte.signal;

/** The beta-binomial distribution: a binomial whose share is itself uncertain. */
public final class BetaBinomial {
  private static final double NEGLIGIBLE = 1e-14;

  private BetaBinomial() {}

  /** -log10 of the probability of at least {@code k} of {@code n}, for k above the mean. */
  public static double tail(long k, long n, double alpha, double beta) {
    var first = logProbability(k, n, alpha, beta);
    var sum = 1.0;
    var term = 1.0;
    for (var i = k; i < n && term > NEGLIGIBLE * sum; i++) {
      term *= (n - i) / (i + 1.0) * (i + alpha) / (n - i - 1 + beta);
      sum += term;
    }
    return -(first + Math.log(sum)) / Math.log(10);
  }

  private static double logProbability(long k, long n, double alpha, double beta) {
    return logGamma(n + 1.0)
        - logGamma(k + 1.0)
        - logGamma(n - k + 1.0)
        + logBeta(k + alpha, n - k + beta)
        - logBeta(alpha, beta);
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /** Stirling's series, after stepping up to where it is exact to 14 digits. */
  static double logGamma(double x) {
    var shift = 0.0;
    var z = x;
    while (z < 10) {
      shift += Math.log(z);
      z++;
    }
    var inverse = 1 / z;
    var square = inverse * inverse;
    var series =
        inverse
            * (1 / 12.0
                - square
                    * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square / 1188))));
    return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
  }
}
