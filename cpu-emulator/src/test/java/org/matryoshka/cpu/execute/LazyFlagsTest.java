package org.matryoshka.cpu.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.Carries;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.system.RFlags;

/** The three numbers that stand for the flags against flags computed one by one from the manual. */
class LazyFlagsTest {
  private final CpuState state = new CpuState();

  @Test
  void everyCombinationOfFlagsCanBeStored() {
    forEachCombination(
        flags -> {
          assertThat(state.statusFlags()).isEqualTo(flags);
          assertThat((int) state.rflags()).isEqualTo(flags | RFlags.ALWAYS_ONE);
        });
  }

  @Test
  void everyConditionHoldsWhereTheManualSays() {
    forEachCombination(
        flags -> {
          for (ConditionCode code : ConditionCode.values()) {
            assertThat(Condition.of(code).test(state))
                .as("%s with flags %x", code, flags)
                .isEqualTo(holds(code, flags));
          }
        });
  }

  @Test
  void carryCanBeChangedAlone() {
    forEachCombination(
        flags -> {
          for (int carry = 0; carry < 2; carry++) {
            state.setStatusFlags(flags);
            state.flagCarry = Carries.withCarry(state.flagCarry, carry);
            assertThat(state.statusFlags()).isEqualTo((flags & ~RFlags.CF) | carry);
          }
        });
  }

  @Test
  void additionOfAllBytes() {
    forEachPair(
        (a, b, carry) -> {
          start(carry);
          long sum = Arithmetic.addWithCarry(state, a, b, 1);
          check("adc", a, b, sum, a + b + carry > 0xFF, (byte) a + (byte) b + carry, carry);
          if (carry == 0) {
            start(1);
            check(
                "add", a, b, Arithmetic.add(state, a, b, 1), a + b > 0xFF, (byte) a + (byte) b, 0);
          }
        });
  }

  @Test
  void subtractionOfAllBytes() {
    forEachPair(
        (a, b, borrow) -> {
          start(borrow);
          long difference = Arithmetic.subtractWithBorrow(state, a, b, 1);
          check("sbb", a, b, difference, a < b + borrow, (byte) a - (byte) b - borrow, borrow);
          if (borrow == 0) {
            start(1);
            long plain = Arithmetic.subtract(state, a, b, 1);
            check("sub", a, b, plain, a < b, (byte) a - (byte) b, 0);
          }
        });
  }

  @Test
  void incrementAndDecrementKeepTheCarry() {
    forEachPair(
        (a, _, carry) -> {
          start(carry);
          long sum = Arithmetic.increment(state, a, 1);
          check("inc", a, 1, sum, carry == 1, (byte) a + 1, 0);
          start(carry);
          long difference = Arithmetic.decrement(state, a, 1);
          check("dec", a, 1, difference, carry == 1, (byte) a - 1, 0);
        });
  }

  @Test
  void widthsAgreeWithBytesInTheirTopBits() {
    // A byte moved to the top of a wider operand has the same flags, but for AF and PF.
    int compared = RFlags.CF | RFlags.OF | RFlags.SF | RFlags.ZF;
    forEachPair(
        (a, b, _) -> {
          start(0);
          Arithmetic.subtract(state, a, b, 1);
          int expected = state.statusFlags() & compared;
          for (int size = 2; size <= 8; size *= 2) {
            int up = 8 * size - 8;
            Arithmetic.subtract(state, (long) a << up, (long) b << up, size);
            assertThat(state.statusFlags() & compared).isEqualTo(expected);
          }
        });
  }

  private void check(
      String what, long a, long b, long result, boolean carry, int signed, int carryIn) {
    int low = (int) result & 0xFF;
    int expected =
        (carry ? RFlags.CF : 0)
            | ((Integer.bitCount(low) & 1) == 0 ? RFlags.PF : 0)
            | (((a ^ b ^ low) & 0x10) != 0 ? RFlags.AF : 0)
            | (low == 0 ? RFlags.ZF : 0)
            | (low >= 0x80 ? RFlags.SF : 0)
            | (signed != (byte) signed ? RFlags.OF : 0);
    if (state.statusFlags() != expected) {
      assertThat(state.statusFlags())
          .as("%s of %x and %x with carry %d", what, a, b, carryIn)
          .isEqualTo(expected);
    }
  }

  private void start(int carry) {
    state.setStatusFlags(carry);
  }

  private static boolean holds(ConditionCode code, int flags) {
    boolean cf = (flags & RFlags.CF) != 0;
    boolean zf = (flags & RFlags.ZF) != 0;
    boolean sf = (flags & RFlags.SF) != 0;
    boolean of = (flags & RFlags.OF) != 0;
    boolean pf = (flags & RFlags.PF) != 0;
    return switch (code) {
      case O -> of;
      case NO -> !of;
      case B -> cf;
      case AE -> !cf;
      case E -> zf;
      case NE -> !zf;
      case BE -> cf || zf;
      case A -> !cf && !zf;
      case S -> sf;
      case NS -> !sf;
      case P -> pf;
      case NP -> !pf;
      case L -> sf != of;
      case GE -> sf == of;
      case LE -> zf || sf != of;
      case G -> !zf && sf == of;
    };
  }

  private void forEachCombination(IntConsumer test) {
    int[] bits = {RFlags.CF, RFlags.PF, RFlags.AF, RFlags.ZF, RFlags.SF, RFlags.OF};
    for (int i = 0; i < 64; i++) {
      int flags = 0;
      for (int bit = 0; bit < bits.length; bit++) {
        flags |= (i >> bit & 1) * bits[bit];
      }
      state.setStatusFlags(flags);
      test.accept(flags);
    }
  }

  private interface PairTest {
    void test(int a, int b, int carry);
  }

  private static void forEachPair(PairTest test) {
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        test.test(a, b, 0);
        test.test(a, b, 1);
      }
    }
  }
}
