package org.matryoshka.isa.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.format.Disassembler;
import org.matryoshka.isa.instruction.Instruction;

/** Any bytes at all: nothing throws, and what is decoded depends on its own bytes only. */
class DecoderRobustnessTest {
  @Test
  void aDecodedInstructionNeedsAllItsBytesAndNoOthers() {
    SplittableRandom random = new SplittableRandom(42);
    byte[] bytes = new byte[24];
    int decoded = 0;
    for (int i = 0; i < 60_000; i++) {
      random.nextBytes(bytes);
      DecodeResult result = Decoder.decode(bytes, 4, bytes.length);
      if (!(result instanceof DecodeResult.Decoded(Instruction instruction))) {
        continue;
      }
      decoded++;
      int end = 4 + instruction.length();
      assertThat(instruction.length()).isBetween(1, Decoder.MAX_LENGTH);
      assertThat(Decoder.decode(bytes, 4, end)).isEqualTo(result);
      assertThat(Decoder.decode(bytes, 4, end - 1)).isInstanceOf(DecodeResult.Truncated.class);
    }
    assertThat(decoded).isGreaterThan(25_000);
  }

  /** Superfluous prefixes go, so a second time around nothing changes any more. */
  @Test
  void encodingWhatWasDecodedMeansTheSame() {
    SplittableRandom random = new SplittableRandom(43);
    byte[] bytes = new byte[15];
    for (int i = 0; i < 60_000; i++) {
      random.nextBytes(bytes);
      if (Decoder.decode(bytes, 0, 15) instanceof DecodeResult.Decoded(Instruction first)) {
        byte[] encoded = Encoder.encode(first);
        DecodeResult result = Decoder.decode(encoded, 0, encoded.length);

        assertThat(encoded.length).isLessThanOrEqualTo(first.length());
        assertThat(result).isInstanceOf(DecodeResult.Decoded.class);
        Instruction second = ((DecodeResult.Decoded) result).instruction();
        assertThat(second.form()).isEqualTo(first.form());
        assertThat(second.operands()).isEqualTo(first.operands());
        assertThat(second.prefixes()).isEqualTo(first.prefixes());
      }
    }
  }

  @Test
  void aDisassemblyCoversEveryByteOnce() {
    byte[] code = new byte[100_000];
    new SplittableRandom(44).nextBytes(code);
    byte[] covered = new byte[code.length];
    int at = 0;
    for (var line : Disassembler.disassemble(code, 0x400000)) {
      assertThat(line.address()).isEqualTo(0x400000 + at);
      System.arraycopy(line.bytes(), 0, covered, at, line.bytes().length);
      at += line.bytes().length;
    }
    assertThat(at).isEqualTo(code.length);
    assertThat(Arrays.equals(code, covered)).isTrue();
  }
}
