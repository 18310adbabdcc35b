package org.matryoshka.cpu.vector;

import java.util.HexFormat;
import java.util.Locale;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.isa.system.RFlags;

/** Compares what our processor did with what a real one did. */
final class VectorComparison {
  private VectorComparison() {}

  /** What differs, or null. */
  static String difference(VectorCase given, VectorResult expected, VectorResult actual) {
    String what = null;
    int undefined = 0;
    Instruction in = instruction(given);
    if (expected.vector() != actual.vector()) {
      what = "exception %d instead of %d".formatted(actual.vector(), expected.vector());
    } else if (((expected.errorCode() ^ actual.errorCode()) & ~ignoredErrorBits(expected)) != 0
        || expected.address() != actual.address()) {
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
      what = vectors(given, expected, actual, what);
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

  private static String vectors(
      VectorCase given, VectorResult expected, VectorResult actual, String otherwise) {
    for (int i = 0; i < expected.vectors().length; i++) {
      if (expected.vectors()[i] != actual.vectors()[i]) {
        long[] initial = given.initialVectors();
        return "vector value %d = %x instead of %x; mxcsr %x, before %s"
            .formatted(
                i,
                actual.vectors()[i],
                expected.vectors()[i],
                initial[32],
                java.util.Arrays.stream(initial).mapToObj(Long::toHexString).toList());
      }
    }
    return otherwise;
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
