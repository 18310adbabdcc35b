package org.matryoshka.guest.simulation;

/** Measures of how evenly something was divided. */
public final class Fairness {
  private Fairness() {}

  /**
   * Jain's fairness index (Jain, Chiu, Hawe, DEC-TR-301, 1984): (Σx)² / (n·Σx²).
   *
   * @param amounts what each got, divided by what it deserved
   * @return 1 if all are equal, 1/n if one got everything; 1 for no amounts
   */
  public static double jain(double[] amounts) {
    double sum = 0;
    double squares = 0;
    for (double amount : amounts) {
      sum += amount;
      squares += amount * amount;
    }
    return squares == 0 ? 1 : sum * sum / (amounts.length * squares);
  }

  /**
   * How far a share is from the ideal, relative to the ideal.
   *
   * @return 0 for exact, 0.02 for two percent off
   */
  public static double error(double share, double ideal) {
    return Math.abs(share - ideal) / ideal;
  }
}
