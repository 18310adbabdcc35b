package rules;

public final class FloatingPoint {
  private static double average(int sum, int count) {
    return (double) sum / count;
  }

  public static void main() {
    float half = 0.5f;
    System.identityHashCode("" + average(3, 2) + half);
  }
}
