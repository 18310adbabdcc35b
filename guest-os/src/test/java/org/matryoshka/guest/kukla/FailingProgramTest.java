package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.guest.differential.TwoWorldsClasses;
import org.matryoshka.guest.image.KuklaWithProgram;

/** What becomes of a program in Java whose Java goes wrong: a stack trace, and status 134. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingProgramTest {
  private static final long BUDGET = 100_000_000;
  private static final String SOURCE =
      """
      package generated;
      public final class Crash {
        static int[] numbers = new int[3];
        static String text;
        static Object object = numbers;
        static Object[] kept = new Object[4000];
        static int depth;
        static int fall(int more) { depth++; return fall(more + 1) + depth; }
        static void fail(String how, int zero) {
          switch (how) {
            case "null" -> zero += text.length();
            case "bounds" -> numbers[3 + zero] = 1;
            case "cast" -> text = (String) object;
            case "divide" -> zero = 7 / zero;
            case "size" -> numbers = new int[zero - 1];
            case "throw" -> throw new IllegalStateException("so it is");
            case "deep" -> zero = fall(1);
            case "memory" -> { for (int i = 0; i < 4000; i++) kept[i] = new byte[100000]; }
            default -> zero = 0;
          }
        }
        public static void main(String[] arguments) {
          fail(arguments.length > 0 ? arguments[0] : "none", 0);
        }
      }
      """;

  private KuklaSession kukla;

  @BeforeAll
  void boot() throws Exception {
    byte[] image =
        KuklaWithProgram.build(
            "crash", "generated.Crash", TwoWorldsClasses.compile("Crash", SOURCE));
    kukla = KuklaSession.onBareMachine(image, 24, "");
    kukla.untilPrompt(BUDGET);
  }

  @ParameterizedTest
  @CsvSource({
    "null, java.lang.NullPointerException, fail, 11",
    "bounds, java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3, fail,"
        + " 12",
    "cast, java.lang.ClassCastException: class int[] cannot be cast to class java.lang.String,"
        + " fail, 13",
    "divide, java.lang.ArithmeticException: / by zero, fail, 14",
    "size, java.lang.NegativeArraySizeException: -1, fail, 15",
    "throw, java.lang.IllegalStateException: so it is, fail, 16",
    "deep, java.lang.StackOverflowError, fall, 8",
  })
  void printsAStackTrace(String how, String what, String method, int line) throws ImageException {
    String text = kukla.command("crash " + how + "; echo status $?", BUDGET);

    assertThat(text)
        .startsWith("Exception: " + what)
        .contains("\tat generated.Crash." + method + "(Crash.java:" + line + ")\n")
        .endsWith("status 134\n");
    if (!how.equals("deep")) {
      assertThat(text).contains("\tat generated.Crash.main(Crash.java:23)\n");
    }
  }

  @Test
  void aProgramThatAsksForTooMuchEndsAlone() throws ImageException {
    String text = kukla.command("crash memory; echo status $?", 20 * BUDGET);

    assertThat(text).containsAnyOf("status 134", "status 137");
    assertThat(kukla.command("echo alive", BUDGET)).isEqualTo("alive\n");
  }

  @Test
  void aProgramThatDoesNotFailSaysNothing() throws ImageException {
    assertThat(kukla.command("crash; echo status $?", BUDGET)).isEqualTo("status 0\n");
  }
}
