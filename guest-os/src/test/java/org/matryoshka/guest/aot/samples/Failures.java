package org.matryoshka.guest.aot.samples;

/** Fails in the way that its first argument names. */
public final class Failures {
  private int value = 5;
  private Failures next;

  private Failures() {}

  /** Runs the case of the first argument. */
  public static void main(String[] arguments) {
    int number = arguments[0].charAt(0) - '0';
    outer(number, new int[2]);
  }

  private static void outer(int number, int[] numbers) {
    Output.line(inner(number, numbers));
  }

  private static int inner(int number, int[] numbers) {
    return switch (number) {
      case 0 -> numbers[number + 7];
      case 1 -> new Failures().next.value;
      case 2 -> numbers[1] / numbers[0];
      case 3 -> new int[number - 9].length;
      case 4 -> ((String) (Object) numbers).length();
      case 5 -> throw new IllegalStateException("case " + number);
      case 6 -> deep(1);
      default -> number;
    };
  }

  private static int deep(int n) {
    return n == 0 ? 0 : 1 + deep(n + 1);
  }
}
