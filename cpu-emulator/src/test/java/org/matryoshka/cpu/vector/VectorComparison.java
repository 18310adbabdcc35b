package org.matryoshka.cpu.vector;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.x87.StatusWord;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.isa.system.RFlags;

/** Compares what our processor did with what a real one did. */
final class VectorComparison {
  /** Bits of the x87 status word that tell about the last bit of a result. */
  private static final int OF_ROUNDING =
      FloatExceptions.PRECISION | StatusWord.C1 | StatusWord.ERROR_SUMMARY | StatusWord.BUSY;

  private VectorComparison() {}

  /** What differs, or null. */
  static String difference(
      VectorCase given, VectorResult expected, VectorResult actual, ExtraState extra) {
    String what = null;
    int undefined = 0;
    Instruction in = instruction(given);
    if (expected.vector() != actual.vector()) {
      what = "exception %d instead of %d".formatted(actual.vector(), expected.vector());
    } else if (((expected.errorCode() ^ actual.errorCode()) & ~ignoredErrorBits(expected)) != 0
        || (expected.address() ^ actual.address()) >>> (readsInParts(in) ? 12 : 0) != 0) {
      what =
          "error code %x address %x instead of %x, %x"
              .formatted(
                  actual.errorCode(), actual.address(), expected.errorCode(), expected.address());
    } else if (expected.rip() != actual.rip()) {
      what = "rip %x instead of %x".formatted(actual.rip(), expected.rip());
    } else if (!expected.memory().equals(actual.memory()) && !mayHavePushed(in, expected)) {
      what = "memory " + actual.memory() + " instead of " + expected.memory();
    } else {
      undefined = in.form().flags().undefined();
      int flags = (expected.flags() ^ actual.flags()) & (RFlags.STATUS | RFlags.DF);
      if ((flags & ~undefined) != 0) {
        what = "flags %x instead of %x".formatted(actual.flags(), expected.flags() & 0xCD5);
      }
      for (int i = 0; i < 16; i++) {
        if (expected.registers()[i] != actual.registers()[i]) {
          what =
              "register %d = %x instead of %x"
                  .formatted(i, actual.registers()[i], expected.registers()[i]);
        }
      }
      long[] initial = extra.initial(given);
      what = isOutsideDomain(in, initial) ? null : vectors(in, initial, expected, actual, what);
    }
    return what == null
        ? null
        : String.format(
            Locale.ROOT,
            "%s  %s  %s: %s  (initially %s, flags %x)",
            HexFormat.of().formatHex(given.code()),
            in.form(),
            in.operands(),
            what,
            given.registers(),
            given.flags());
  }

  /** In which parts the state of the x87 unit is read, and so where it faults, is not said. */
  private static boolean readsInParts(Instruction in) {
    return in.mnemonic() == Mnemonic.FLDENV || in.mnemonic() == Mnemonic.FRSTOR;
  }

  /** Functions whose results the manual bounds, but does not fix: one unit off is right, too. */
  private static boolean isApproximate(Instruction in) {
    return switch (in.mnemonic()) {
      case F2XM1, FYL2X, FYL2XP1, FPATAN, FSIN, FCOS, FSINCOS, FPTAN -> true;
      default -> false;
    };
  }

  /** FYL2XP1 is for small arguments only; beyond 1 − √2/2 its result is undefined. */
  private static boolean isOutsideDomain(Instruction in, long[] initial) {
    return in.mnemonic() == Mnemonic.FYL2XP1 && (initial[1] & 0x7FFF) >= 16383 - 2;
  }

  private static boolean differ(Instruction in, int index, long expected, long actual) {
    if (!isApproximate(in)) {
      return expected != actual;
    }
    return index == 17
        ? ((expected ^ actual) & ~OF_ROUNDING) != 0
        : Math.abs(expected - actual) > (index < 16 && index % 2 == 0 ? 1 : 0);
  }

  private static String vectors(
      Instruction in,
      long[] initial,
      VectorResult expected,
      VectorResult actual,
      String otherwise) {
    String what = otherwise;
    for (int i = initial.length - 1; i >= 0; i--) {
      if (differ(in, i, expected.vectors()[i], actual.vectors()[i])) {
        what =
            "extra value %d = %x instead of %x, before %s"
                .formatted(
                    i,
                    actual.vectors()[i],
                    expected.vectors()[i],
                    Arrays.stream(initial).mapToObj(Long::toHexString).toList());
      }
    }
    return what;
  }

  /** In the upper half the recording system had mappings of its own, so "present" may differ. */
  private static int ignoredErrorBits(VectorResult expected) {
    return expected.address() < 0 ? PageFaultErrorCode.PRESENT : 0;
  }

  /** ENTER that faults may have pushed something below RSP; ours has not. */
  private static boolean mayHavePushed(Instruction in, VectorResult expected) {
    return in.mnemonic() == Mnemonic.ENTER && expected.vector() != VectorResult.NO_EXCEPTION;
  }

  static Instruction instruction(VectorCase given) {
    return ((DecodeResult.Decoded) Decoder.decode(given.code(), 0, given.code().length))
        .instruction();
  }
}
