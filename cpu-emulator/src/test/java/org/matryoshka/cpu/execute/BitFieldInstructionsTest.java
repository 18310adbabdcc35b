package org.matryoshka.cpu.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.BareCore;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;

/**
 * BMI1 with all status flags, those included that the manual leaves undefined: the results were
 * computed by an AMD Zen 5 (family 26) with RFLAGS = AD7 before.
 */
class BitFieldInstructionsTest {
  private static final long CODE = 0x10000;
  private static final int RAX = 0;
  private static final int RCX = 1;
  private static final int RBX = 3;

  private final BareCore core = new BareCore(4);
  private final long[] gpr = core.cpu.state.gpr;

  @ParameterizedTest(name = "{0}: RCX {2}, RBX {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # instruction      | bytes          | RCX              | RBX              | RAX              | flags
          andn eax, ebx, ecx  | C4 E2 60 F2 C1 | 8123456789abcdef | ff00ff00ff00ff00 |           ab00ef |  0
          andn rax, rbx, rcx  | C4 E2 E0 F2 C1 | 8123456789abcdef | ff00ff00ff00ff00 |   23006700ab00ef |  0
          andn eax, ebx, ecx  | C4 E2 60 F2 C1 | ffffffffffffffff | ffffffffffffffff |                0 | 44
          andn rax, rbx, rcx  | C4 E2 E0 F2 C1 | ffffffffffffffff | ffffffffffffffff |                0 | 44
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |              804 |               de | 14
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |              804 |               de | 14
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |       ffffff4000 |         89abcdef | 10
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |       ffffff4000 | 8123456789abcdef | 10
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |             ff00 |         89abcdef | 10
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |             ff00 | 8123456789abcdef | 10
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |              11f |                1 | 10
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |              11f |                1 | 10
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |              13f |                0 | 54
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |              13f |                1 | 10
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |              140 |                0 | 54
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |              140 |                0 | 54
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |              820 |                0 | 54
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |              820 |               67 | 10
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |                8 |                0 | 54
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |                8 |                0 | 54
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |             3f01 |         44d5e6f7 | 10
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |             3f01 | 4091a2b3c4d5e6f7 | 10
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |             2000 |         89abcdef | 10
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |             2000 |         89abcdef | 10
          bextr eax, ecx, ebx | C4 E2 60 F7 C1 | 8123456789abcdef |              220 |                0 | 54
          bextr rax, rcx, rbx | C4 E2 E0 F7 C1 | 8123456789abcdef |              220 |                3 | 14
          blsr eax, ecx       | C4 E2 78 F3 C9 |                0 |                0 |                0 | 45
          blsr rax, rcx       | C4 E2 F8 F3 C9 |                0 |                0 |                0 | 45
          blsmsk eax, ecx     | C4 E2 78 F3 D1 |                0 |                0 |         ffffffff | 85
          blsmsk rax, rcx     | C4 E2 F8 F3 D1 |                0 |                0 | ffffffffffffffff | 85
          blsi eax, ecx       | C4 E2 78 F3 D9 |                0 |                0 |                0 | 44
          blsi rax, rcx       | C4 E2 F8 F3 D9 |                0 |                0 |                0 | 44
          blsr eax, ecx       | C4 E2 78 F3 C9 |         80000000 |                0 |                0 | 44
          blsr rax, rcx       | C4 E2 F8 F3 C9 |         80000000 |                0 |                0 | 44
          blsmsk eax, ecx     | C4 E2 78 F3 D1 |         80000000 |                0 |         ffffffff | 84
          blsmsk rax, rcx     | C4 E2 F8 F3 D1 |         80000000 |                0 |         ffffffff |  4
          blsi eax, ecx       | C4 E2 78 F3 D9 |         80000000 |                0 |         80000000 | 85
          blsi rax, rcx       | C4 E2 F8 F3 D9 |         80000000 |                0 |         80000000 |  5
          blsr eax, ecx       | C4 E2 78 F3 C9 | 8000000000000000 |                0 |                0 | 45
          blsr rax, rcx       | C4 E2 F8 F3 C9 | 8000000000000000 |                0 |                0 | 44
          blsmsk eax, ecx     | C4 E2 78 F3 D1 | 8000000000000000 |                0 |         ffffffff | 85
          blsmsk rax, rcx     | C4 E2 F8 F3 D1 | 8000000000000000 |                0 | ffffffffffffffff | 84
          blsi eax, ecx       | C4 E2 78 F3 D9 | 8000000000000000 |                0 |                0 | 44
          blsi rax, rcx       | C4 E2 F8 F3 D9 | 8000000000000000 |                0 | 8000000000000000 | 85
          blsr eax, ecx       | C4 E2 78 F3 C9 | ffffffffffffffff |                0 |         fffffffe | 80
          blsr rax, rcx       | C4 E2 F8 F3 C9 | ffffffffffffffff |                0 | fffffffffffffffe | 80
          blsmsk eax, ecx     | C4 E2 78 F3 D1 | ffffffffffffffff |                0 |                1 |  0
          blsmsk rax, rcx     | C4 E2 F8 F3 D1 | ffffffffffffffff |                0 |                1 |  0
          blsi eax, ecx       | C4 E2 78 F3 D9 | ffffffffffffffff |                0 |                1 |  1
          blsi rax, rcx       | C4 E2 F8 F3 D9 | ffffffffffffffff |                0 |                1 |  1
          blsr eax, ecx       | C4 E2 78 F3 C9 |               60 |                0 |               40 |  0
          blsr rax, rcx       | C4 E2 F8 F3 C9 |               60 |                0 |               40 |  0
          blsmsk eax, ecx     | C4 E2 78 F3 D1 |               60 |                0 |               3f |  4
          blsmsk rax, rcx     | C4 E2 F8 F3 D1 |               60 |                0 |               3f |  4
          blsi eax, ecx       | C4 E2 78 F3 D9 |               60 |                0 |               20 |  1
          blsi rax, rcx       | C4 E2 F8 F3 D9 |               60 |                0 |               20 |  1
          """)
  void resultAndFlags(String name, String bytes, String rcx, String rbx, String rax, String flags) {
    gpr[RAX] = -1;
    gpr[RCX] = Long.parseUnsignedLong(rcx, 16);
    gpr[RBX] = Long.parseUnsignedLong(rbx, 16);
    core.cpu.setRflags(0xAD7);
    execute(bytes);
    assertThat(Long.toHexString(gpr[RAX])).isEqualTo(rax);
    assertThat(Long.toHexString(core.cpu.state.rflags() & RFlags.STATUS)).isEqualTo(flags);
    assertThat(Long.toHexString(gpr[RCX])).as("RCX stays").isEqualTo(rcx);
    assertThat(Long.toHexString(gpr[RBX])).as("RBX stays").isEqualTo(rbx);
  }

  @Test
  void oneRegisterMayBeAllOperands() {
    gpr[RCX] = 0x60;
    execute("C4 E2 F0 F3 C9"); // blsr rcx, rcx
    assertThat(gpr[RCX]).isEqualTo(0x40);
    execute("C4 E2 F0 F7 C9"); // bextr rcx, rcx, rcx
    assertThat(gpr[RCX]).isZero();
    gpr[RCX] = -1;
    execute("C4 E2 F0 F2 C9"); // andn rcx, rcx, rcx
    assertThat(gpr[RCX]).isZero();
  }

  @Test
  void sourceInMemoryIsReadWithTheOperandSize() {
    core.memory.write(0x20000, 8, 0xFFFF_FFFF_8000_0000L);
    gpr[RCX] = 0x20000;
    gpr[RBX] = 0x0FFF_FFFFL;
    execute("C4 E2 60 F2 01"); // andn eax, ebx, [rcx]
    assertThat(gpr[RAX]).isEqualTo(0x8000_0000L);
    execute("C4 E2 E0 F2 01"); // andn rax, rbx, [rcx]
    assertThat(gpr[RAX]).isEqualTo(0xFFFF_FFFF_8000_0000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "66 C4 E2 60 F2 C1",
        "F2 C4 E2 60 F2 C1",
        "F3 C4 E2 60 F2 C1",
        "F0 C4 E2 60 F2 C1",
        "48 C4 E2 60 F2 C1",
        "C4 E2 64 F2 C1",
        "C4 E2 61 F2 C1",
        "C4 E2 60 F3 C1"
      })
  void whatVexDoesNotAllowIsAnInvalidOpcode(String bytes) {
    assertThatThrownBy(() -> execute(bytes))
        .isInstanceOfSatisfying(
            GuestFault.class,
            fault -> assertThat(fault.vector()).isEqualTo(ExceptionVector.INVALID_OPCODE));
  }

  private void execute(String bytes) {
    core.load(CODE, HexFormat.of().parseHex(bytes.replace(" ", "")));
    core.cpu.execute(core.cpu.fetch(CODE));
  }
}
