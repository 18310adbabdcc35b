package rules;

public final class ExceptionHandler {
  private static int index(int[] values, int i) {
    try {
      return values[i];
    } catch (ArrayIndexOutOfBoundsException e) {
      return -1;
    }
  }

  public static void main() {
    int[] values = new int[3];
    try {
      values[0] = index(values, 1);
    } finally {
      values[1] = 2;
    }
  }
}
