package org.matryoshka.asm.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.Assembling;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Operand;

/**
 * Properties of the choice between short and near jumps, over random programs of jumps and padding:
 * every jump arrives, no near jump could have been short, no short jump is out of reach.
 */
class RelaxationTest {
  private record Jump(int line, int target) {}

  @Test
  void jumpsArriveAndAreAsShortAsTheyCanBe() {
    Random random = new Random(7);
    int shortJumps = 0;
    int nearJumps = 0;
    for (int round = 0; round < 60; round++) {
      int count = 20 + random.nextInt(60);
      List<String> lines = new ArrayList<>(List.of("bits 64"));
      List<Jump> jumps = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int target = Math.clamp(i + random.nextInt(31) - 15, 0, count - 1);
        jumps.add(new Jump(i, target));
        lines.add("l" + i + ": " + (random.nextBoolean() ? "jmp l" : "jnz l") + target);
        lines.add("times " + random.nextInt(40) + " nop");
      }
      byte[] code = Assembling.bytes(lines.toArray(String[]::new));
      List<Integer> addresses = new ArrayList<>();
      List<Integer> lengths = new ArrayList<>();
      List<Long> targets = new ArrayList<>();
      for (int at = 0; at < code.length; ) {
        DecodeResult.Decoded decoded = (DecodeResult.Decoded) Decoder.decode(code, at, code.length);
        int length = decoded.instruction().length();
        if (!decoded.instruction().operands().isEmpty()
            && decoded.instruction().operands().getFirst() instanceof Operand.Rel rel) {
          addresses.add(at);
          lengths.add(length);
          targets.add(at + length + rel.offset());
        }
        at += length;
      }
      assertThat(addresses).hasSize(count);
      for (Jump jump : jumps) {
        long target = addresses.get(jump.target());
        assertThat(targets.get(jump.line())).isEqualTo(target);
        if (lengths.get(jump.line()) == 2) {
          shortJumps++;
        } else {
          nearJumps++;
          // were it short, everything between would be that much nearer
          int saved = lengths.get(jump.line()) - 2;
          long end = addresses.get(jump.line()) + 2L;
          long there = target > addresses.get(jump.line()) ? target - saved : target;
          assertThat(there - end < -128 || there - end > 127).isTrue();
        }
      }
    }
    assertThat(shortJumps).isPositive();
    assertThat(nearJumps).isPositive();
  }

  @Test
  void aShortJumpThatDoesNotReachIsAnError() {
    assertThat(
            Assembling.text(
                Assembling.bad(
                    "a: times 127 nop", "jmp short a", "jmp short b", "times 128 nop", "b:")))
        .contains("test.asm:2:11: error: target is 1 bytes beyond the reach of 8 bits")
        .contains("test.asm:3:11: error: target is 1 bytes beyond the reach of 8 bits");
  }
}
