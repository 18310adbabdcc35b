package org.matryoshka.guest.runtime.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Numbers and characters against the JDK; here the JDK's classes are those with {@code java.lang}.
 */
class NumbersTest {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    10,
    -10,
    255,
    0x7fff_ffffL,
    -0x8000_0000L,
    0x8000_0000L,
    0xffff_ffffL,
    0x7fff_ffff_ffff_ffffL,
    0x8000_0000_0000_0000L,
    0x8000_0000_0000_0001L,
    1L << 62
  };

  private static long[] values() {
    long[] values = java.util.Arrays.copyOf(EDGES, 300);
    Random random = new Random(8);
    for (int i = EDGES.length; i < values.length; i++) {
      values[i] = random.nextLong() >> random.nextInt(64);
    }
    return values;
  }

  @Test
  void bitsOfLongs() {
    for (long v : values()) {
      assertThat(Long.bitCount(v)).isEqualTo(java.lang.Long.bitCount(v));
      assertThat(Long.numberOfLeadingZeros(v)).isEqualTo(java.lang.Long.numberOfLeadingZeros(v));
      assertThat(Long.numberOfTrailingZeros(v)).isEqualTo(java.lang.Long.numberOfTrailingZeros(v));
      assertThat(Long.reverse(v)).isEqualTo(java.lang.Long.reverse(v));
      assertThat(Long.reverseBytes(v)).isEqualTo(java.lang.Long.reverseBytes(v));
      assertThat(Long.highestOneBit(v)).isEqualTo(java.lang.Long.highestOneBit(v));
      assertThat(Long.lowestOneBit(v)).isEqualTo(java.lang.Long.lowestOneBit(v));
      assertThat(Long.signum(v)).isEqualTo(java.lang.Long.signum(v));
      assertThat(Long.hashCode(v)).isEqualTo(java.lang.Long.hashCode(v));
      assertThat(Long.rotateLeft(v, 13)).isEqualTo(java.lang.Long.rotateLeft(v, 13));
      assertThat(Long.rotateRight(v, 77)).isEqualTo(java.lang.Long.rotateRight(v, 77));
      assertThat(Math.abs(v)).isEqualTo(java.lang.Math.abs(v));
    }
  }

  @Test
  void bitsOfInts() {
    for (long value : values()) {
      int v = (int) value;
      assertThat(Integer.bitCount(v)).isEqualTo(java.lang.Integer.bitCount(v));
      assertThat(Integer.numberOfLeadingZeros(v))
          .isEqualTo(java.lang.Integer.numberOfLeadingZeros(v));
      assertThat(Integer.numberOfTrailingZeros(v))
          .isEqualTo(java.lang.Integer.numberOfTrailingZeros(v));
      assertThat(Integer.reverse(v)).isEqualTo(java.lang.Integer.reverse(v));
      assertThat(Integer.reverseBytes(v)).isEqualTo(java.lang.Integer.reverseBytes(v));
      assertThat(Integer.highestOneBit(v)).isEqualTo(java.lang.Integer.highestOneBit(v));
      assertThat(Integer.lowestOneBit(v)).isEqualTo(java.lang.Integer.lowestOneBit(v));
      assertThat(Integer.signum(v)).isEqualTo(java.lang.Integer.signum(v));
      assertThat(Integer.rotateLeft(v, 13)).isEqualTo(java.lang.Integer.rotateLeft(v, 13));
      assertThat(Integer.rotateRight(v, 77)).isEqualTo(java.lang.Integer.rotateRight(v, 77));
      assertThat(Short.reverseBytes((short) v)).isEqualTo(java.lang.Short.reverseBytes((short) v));
      assertThat(Math.abs(v)).isEqualTo(java.lang.Math.abs(v));
    }
  }

  @Test
  void arithmeticOfPairs() {
    long[] values = values();
    for (long a : values) {
      for (long b : values) {
        assertThat(Math.multiplyHigh(a, b)).isEqualTo(java.lang.Math.multiplyHigh(a, b));
        assertThat(Math.unsignedMultiplyHigh(a, b))
            .isEqualTo(java.lang.Math.unsignedMultiplyHigh(a, b));
        assertThat(Long.compare(a, b)).isEqualTo(java.lang.Long.compare(a, b));
        assertThat(Long.compareUnsigned(a, b)).isEqualTo(java.lang.Long.compareUnsigned(a, b));
        assertThat(Math.min(a, b)).isEqualTo(java.lang.Math.min(a, b));
        assertThat(Math.max(a, b)).isEqualTo(java.lang.Math.max(a, b));
        if (b != 0) {
          assertThat(Long.divideUnsigned(a, b)).isEqualTo(java.lang.Long.divideUnsigned(a, b));
          assertThat(Long.remainderUnsigned(a, b))
              .isEqualTo(java.lang.Long.remainderUnsigned(a, b));
          assertThat(Math.floorDiv(a, b)).isEqualTo(java.lang.Math.floorDiv(a, b));
          assertThat(Math.floorMod(a, b)).isEqualTo(java.lang.Math.floorMod(a, b));
          assertThat(Math.ceilDiv(a, b)).isEqualTo(java.lang.Math.ceilDiv(a, b));
        }
        int i = (int) a;
        int j = (int) b;
        assertThat(Integer.compareUnsigned(i, j))
            .isEqualTo(java.lang.Integer.compareUnsigned(i, j));
        if (j != 0) {
          assertThat(Integer.divideUnsigned(i, j))
              .isEqualTo(java.lang.Integer.divideUnsigned(i, j));
          assertThat(Integer.remainderUnsigned(i, j))
              .isEqualTo(java.lang.Integer.remainderUnsigned(i, j));
          assertThat(Math.floorDiv(i, j)).isEqualTo(java.lang.Math.floorDiv(i, j));
          assertThat(Math.floorMod(i, j)).isEqualTo(java.lang.Math.floorMod(i, j));
          assertThat(Math.ceilDiv(i, j)).isEqualTo(java.lang.Math.ceilDiv(i, j));
        }
      }
    }
  }

  @Test
  void exactArithmeticOverflowsWhereTheJdkDoes() {
    long[] values = values();
    for (long a : values) {
      for (long b : values) {
        int i = (int) a;
        int j = (int) b;
        same(() -> Math.addExact(a, b), () -> java.lang.Math.addExact(a, b));
        same(() -> Math.subtractExact(a, b), () -> java.lang.Math.subtractExact(a, b));
        same(() -> Math.multiplyExact(a, b), () -> java.lang.Math.multiplyExact(a, b));
        same(() -> Math.addExact(i, j), () -> java.lang.Math.addExact(i, j));
        same(() -> Math.subtractExact(i, j), () -> java.lang.Math.subtractExact(i, j));
        same(() -> Math.multiplyExact(i, j), () -> java.lang.Math.multiplyExact(i, j));
        same(() -> Math.toIntExact(a), () -> java.lang.Math.toIntExact(a));
      }
    }
  }

  private static void same(
      java.util.function.LongSupplier ours, java.util.function.LongSupplier theirs) {
    assertThat(outcome(ours)).isEqualTo(outcome(theirs));
  }

  private static java.lang.String outcome(java.util.function.LongSupplier computation) {
    try {
      return "" + computation.getAsLong();
    } catch (java.lang.ArithmeticException e) {
      // HotSpot throws exceptions without message from compiled code, so the message says nothing.
      return "overflow";
    }
  }

  @Test
  void decimalDigits() {
    for (long v : values()) {
      byte[] digits = new byte[20];
      int start = Numerals.writeDecimal(v, digits, 20);
      assertThat(
              new java.lang.String(
                  digits, start, 20 - start, java.nio.charset.StandardCharsets.ISO_8859_1))
          .isEqualTo(java.lang.Long.toString(v));
    }
  }

  @Test
  void numbersOfTexts() {
    for (java.lang.String text :
        new java.lang.String[] {
          "0",
          "-0",
          "+7",
          "-",
          "+",
          "",
          "2147483647",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "12a",
          "7fffffff",
          "zz",
          " 1",
          "00012",
          "--1"
        }) {
      for (int radix : new int[] {2, 8, 10, 16, 36}) {
        assertThat(parsed(() -> Integer.parseInt(text, radix)))
            .as(text)
            .isEqualTo(parsed(() -> java.lang.Integer.parseInt(text, radix)));
        assertThat(parsed(() -> Long.parseLong(text, radix)))
            .as(text)
            .isEqualTo(parsed(() -> java.lang.Long.parseLong(text, radix)));
      }
    }
  }

  private static java.lang.String parsed(java.util.function.LongSupplier parser) {
    try {
      return "" + parser.getAsLong();
    } catch (java.lang.NumberFormatException e) {
      return e.getMessage();
    }
  }

  @Test
  void charactersOfLatin1() {
    for (char c = 0; c < 256; c++) {
      assertThat(Character.isDigit(c)).isEqualTo(java.lang.Character.isDigit(c));
      assertThat(Character.isLetter(c))
          .as("%d", (int) c)
          .isEqualTo(java.lang.Character.isLetter(c));
      assertThat(Character.isLetterOrDigit(c)).isEqualTo(java.lang.Character.isLetterOrDigit(c));
      assertThat(Character.isUpperCase(c)).isEqualTo(java.lang.Character.isUpperCase(c));
      assertThat(Character.isLowerCase(c)).isEqualTo(java.lang.Character.isLowerCase(c));
      assertThat(Character.isWhitespace(c)).isEqualTo(java.lang.Character.isWhitespace(c));
      assertThat(Character.toUpperCase(c)).isEqualTo(java.lang.Character.toUpperCase(c));
      assertThat(Character.toLowerCase(c)).isEqualTo(java.lang.Character.toLowerCase(c));
      for (int radix = 1; radix < 38; radix++) {
        assertThat(Character.digit(c, radix)).isEqualTo(java.lang.Character.digit(c, radix));
        assertThat(Character.forDigit(c - 100, radix))
            .isEqualTo(java.lang.Character.forDigit(c - 100, radix));
      }
    }
  }
}
