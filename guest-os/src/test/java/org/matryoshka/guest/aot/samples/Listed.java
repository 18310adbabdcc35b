package org.matryoshka.guest.aot.samples;

/** The example of docs/aot.md and of the listing's test. */
public final class Listed {
  private Listed() {}

  /** Does nothing that shows. */
  public static void main(String[] arguments) {
    int[] numbers = new int[arguments.length + 8];
    Output.line(sum(numbers, arguments.length));
  }

  /** The sum of the elements that are greater than a limit. */
  static int sum(int[] numbers, int limit) {
    int sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > limit) {
        sum += numbers[i];
      }
    }
    return sum;
  }
}
