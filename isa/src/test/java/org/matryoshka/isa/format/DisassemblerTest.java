package org.matryoshka.isa.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisassemblerTest {
  private static final byte[] CODE =
      HexFormat.of().parseHex("4889e5e80b000000" + "488b05f0ffffff" + "06" + "0f04" + "f3");

  @Test
  void linesCoverInstructionsAndWhatIsNone() {
    assertThat(Disassembler.disassemble(CODE, 0x401000).stream().map(DisassembledLine::text))
        .containsExactly(
            "mov rbp, rsp",
            "call 0x401013",
            "mov rax, [rel 0x400fff]",
            "db 0x06",
            "db 0x0f, 0x04",
            "db 0xf3");
  }

  @Test
  void namesStandForAddresses() {
    List<DisassembledLine> lines =
        Disassembler.disassemble(
            CODE,
            0x401000,
            address -> address == 0x401013 ? "main" : address == 0x400fff ? "counter" : null);

    assertThat(lines.get(1).text()).isEqualTo("call main");
    assertThat(lines.get(2).text()).isEqualTo("mov rax, [rel counter]");
  }

  @Test
  void aLineHasAddressBytesAndText() {
    assertThat(Disassembler.disassemble(CODE, 0x401000).getFirst().toString())
        .isEqualTo("  401000:  48 89 e5                        mov rbp, rsp");
  }

  @Test
  void tooLongAnInstructionIsSkippedByteByByte() {
    byte[] prefixes = new byte[16];
    Arrays.fill(prefixes, (byte) 0x66);

    assertThat(Disassembler.disassemble(prefixes, 0).getFirst().text()).isEqualTo("db 0x66");
    assertThat(Disassembler.disassemble(new byte[0], 0)).isEmpty();
  }
}
