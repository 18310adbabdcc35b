package rules;

/** Many violations are listed in one go, in order of their lines. */
public final class Everything {
  private Runnable later;
  private double share;

  private void set(double value) {
    share = value;
    later = () -> set(1);
  }

  public static void main() {
    Everything all = new Everything();
    try {
      all.set(0.5);
    } catch (RuntimeException e) {
      throw new IllegalStateException(e);
    }
    Object number = 3;
    System.out.println(number);
  }
}
