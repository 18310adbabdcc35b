package org.matryoshka.isa.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.format.InstructionFormatter;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Prefixes;

/** The corners of the encoding that are easy to get wrong, each with its reason. */
class DecoderTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # prefixes in any order, repeated; the last of F2 and F3 counts
          66 67 8B 00             | mov ax, [eax]
          67 66 66 67 8B 00       | mov ax, [eax]
          F2 F3 A6                | repe cmpsb
          F3 F2 A6                | repne cmpsb
          F2 A4                   | rep movsb
          # REX counts only directly before the opcode, the last of several
          48 8B C1                | mov rax, rcx
          48 66 8B C1             | mov ax, cx
          41 48 8B C1             | mov rax, rcx
          66 48 8B C1             | mov rax, rcx
          # 90 and its relatives
          90                      | nop
          41 90                   | xchg eax, r8d
          49 90                   | xchg rax, r8
          66 90                   | xchg ax, ax
          F3 90                   | pause
          F3 41 90                | xchg eax, r8d
          F2 90                   | nop
          # high bytes against REX
          88 E0                   | mov al, ah
          40 88 E0                | mov al, spl
          44 88 E0                | mov al, r12b
          # SIB: no index, RSP and R12 as base, RBP and R13, no base
          8B 04 24                | mov eax, [rsp]
          41 8B 04 24             | mov eax, [r12]
          42 8B 04 20             | mov eax, [rax+r12]
          8B 45 00                | mov eax, [rbp]
          41 8B 45 00             | mov eax, [r13]
          8B 04 25 44 33 22 11    | mov eax, [abs 0x11223344]
          8B 04 25 00 00 00 80    | mov eax, [abs 0xffffffff80000000]
          67 8B 04 25 00 00 00 80 | mov eax, [a32 abs 0x80000000]
          8B 04 4D 10 00 00 00    | mov eax, [rcx*2+0x10]
          8B 44 E5 80             | mov eax, [rbp-0x80]
          # RIP and EIP relative: from the end of the instruction, immediate included
          8B 05 10 00 00 00       | mov eax, [rel 0x1016]
          C7 05 10 00 00 00 01 00 00 00 | mov dword [rel 0x101a], 1
          67 8B 05 FF FF FF FF    | mov eax, [a32 rel 0x1006]
          # segment overrides: only FS and GS mean something
          64 8B 00                | mov eax, [fs:rax]
          65 64 8B 00             | mov eax, [fs:rax]
          64 2E 8B 00             | mov eax, [fs:rax]
          3E 8B 00                | mov eax, [rax]
          # default operand size 64; near branches ignore 66
          50                      | push rax
          66 50                   | push ax
          48 50                   | push rax
          66 6A FF                | push word -1
          68 00 00 00 80          | push -0x80000000
          66 E9 00 00 00 00       | jmp 0x1006
          66 C3                   | ret
          66 FF E0                | jmp rax
          66 0F 84 00 00 00 00    | je 0x1007
          67 E3 00                | jecxz 0x1003
          67 E2 00                | a32 loop 0x1003
          # absolute addresses
          A0 88 77 66 55 44 33 22 11 | mov al, [qword 0x1122334455667788]
          67 48 A3 FF FF FF FF    | mov [a32 0xffffffff], rax
          # the mandatory prefix chooses; without it BSF and BSR, with another too
          0F BC C1                | bsf eax, ecx
          F3 0F BC C1             | tzcnt eax, ecx
          F2 0F BC C1             | bsf eax, ecx
          66 F3 0F BD C1          | lzcnt ax, cx
          F3 48 0F B8 C1          | popcnt rax, rcx
          # reserved no-operations
          0F 1F 44 00 00          | nop dword [rax+rax]
          66 0F 1F 00             | nop word [rax]
          0F 18 00                | prefetchnta byte [rax]
          0F 18 E0                | nop eax
          F3 0F 1E FA             | endbr64
          F3 0F 1E FB             | nop ebx
          0F 1E FA                | nop edx
          # moves of control registers ignore mod; REX.R gives CR8
          0F 20 00                | mov rax, cr0
          44 0F 22 C0             | mov cr8, rax
          0F 21 38                | mov rax, dr7
          # segment registers ignore REX.R; memory has 16 bits
          44 8E D8                | mov ds, ax
          8C D8                   | mov eax, ds
          48 8C 18                | mov word [rax], ds
          # fences ignore rm
          0F AE EF                | lfence
          # far pointers
          FF 18                   | call far dword [rax]
          66 FF 28                | jmp far word [rax]
          48 FF 28                | jmp far qword [rax]
          # returns and system
          CF                      | iretd
          66 CF                   | iretw
          48 CF                   | iretq
          48 CB                   | retfq
          48 0F 07                | o64 sysret
          0F 01 C1                | vmcall
          0F 01 F8                | swapgs
          C8 34 12 1F             | enter 0x1234, 0x1f
          # VEX: R, X, B, vvvv inverted; W gives 64 bits; the third register may be any operand
          C4 E2 60 F2 C1          | andn eax, ebx, ecx
          C4 E2 E0 F2 01          | andn rax, rbx, [rcx]
          C4 42 30 F2 C2          | andn r8d, r9d, r10d
          C4 22 E0 F2 04 60       | andn r8, rbx, [rax+r12*2]
          C4 C2 60 F7 C0          | bextr eax, r8d, ebx
          C4 E2 60 F7 05 10 00 00 00 | bextr eax, [rel 0x1019], ebx
          C4 E2 B0 F3 DB          | blsi r9, rbx
          C4 E2 78 F3 11          | blsmsk eax, [rcx]
          C4 E2 78 F3 4D 00       | blsr eax, [rbp]
          # and before it address size, segment, and a REX prefix that does not count
          67 65 C4 E2 78 F3 09    | blsr eax, [gs:ecx]
          48 2E C4 E2 60 F2 01    | andn eax, ebx, [rcx]
          # lock
          F0 48 0F C1 03          | lock xadd [rbx], rax
          F0 0F C7 0F             | lock cmpxchg8b qword [rdi]
          """)
  void decodes(String hex, String text) {
    assertThat(InstructionFormatter.format(decoded(hex), 0x1000)).isEqualTo(text);
    assertThat(decoded(hex).length()).isEqualTo(bytes(hex).length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // one-byte opcodes that 64-bit mode gave up
        "06",
        "07",
        "0E",
        "16",
        "17",
        "1E",
        "1F",
        "27",
        "2F",
        "37",
        "3F",
        "60",
        "61",
        "62",
        "82",
        "9A",
        "D4",
        "D5",
        "D6",
        "EA",
        // LOCK with a register destination, or before what can't be locked
        "F0 01 C8",
        "F0 8B 00",
        "F0 90",
        "F0 0F 20 C0",
        "F0 3B 00",
        "F0 39 00",
        "F0 A4",
        // registers that don't exist
        "8E C8",
        "8E F0",
        "8C F8",
        "0F 20 C8",
        "0F 22 E8",
        "44 0F 20 C8",
        "44 0F 21 C0",
        // memory only, registers only
        "8D C0",
        "0F 01 D0",
        "0F C7 C8",
        "0F B2 C0",
        "FF D8",
        "FF E8",
        "F3 0F AE 00",
        "0F C3 C0",
        "0F 38 F0 C0",
        // digits without an instruction
        "FE D0",
        "FF F8",
        "8F C8",
        "C6 C8",
        "0F 00 F0",
        "0F BA C0 00",
        // NP and NFx
        "66 0F C3 00",
        "F3 0F C3 00",
        "66 48 0F C3 00",
        "F3 0F 01 CA",
        "66 0F AE E8",
        "F2 0F 38 F0 00",
        // prefixes before VEX; its length, implied prefix and map
        "66 C4 E2 60 F2 01",
        "F2 C4 E2 60 F2 01",
        "F3 C4 E2 60 F2 01",
        "F0 C4 E2 60 F2 01",
        "40 C4 E2 60 F2 01",
        "48 C4 E2 60 F2 01",
        "C4 E2 64 F2 01",
        "C4 E2 61 F2 01",
        "C4 E2 62 F2 01",
        "C4 E2 63 F2 01",
        "C4 E0 60 F2 01",
        "C4 E1 60 F2 01",
        "C4 E3 60 F2 01",
        "C4 E4 60 F2 01",
        "C4 E6 60 F2 01",
        "C4 E2 60 F3 01",
        "C4 E2 60 F3 21",
        "C5 F8 77",
        "C5 60 F2 01",
        // not in the table
        "0F FC C1",
        "D9 D1",
        "0F 04",
        "0F 38 00",
        "0F 3A 0F"
      })
  void undefined(String hex) {
    DecodeResult result = Decoder.decode(bytes(hex), 0, bytes(hex).length);

    assertThat(result).isInstanceOf(DecodeResult.Undefined.class);
    int length = ((DecodeResult.Undefined) result).length();
    assertThat(length).isBetween(1, bytes(hex).length);
  }

  @Test
  void fifteenBytesAreAnInstructionAndSixteenAreTooLong() {
    String nop = "66 66 66 66 66 66 66 66 66 66 66 66 66 66 90";

    assertThat(decoded(nop).length()).isEqualTo(15);
    assertThat(decode("66 " + nop)).isInstanceOf(DecodeResult.TooLong.class);
    assertThat(decode("2E 2E 2E 2E 2E 2E 2E 2E 2E 2E 2E C7 00 01 02 03 04"))
        .isInstanceOf(DecodeResult.TooLong.class);
    assertThat(decode("F0 F0 F0 F0 F0 F0 F0 F0 F0 F0 F0 F0 F0 F0 F0"))
        .isInstanceOf(DecodeResult.TooLong.class);
  }

  @Test
  void endingInsideAnInstructionIsTruncated() {
    assertThat(decode("")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("66")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("48")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("0F")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("0F 38")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("C5")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("C4 E2 60")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("66 C4 E2")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("C4 E2 60 F2")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("8B 04")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("8B 05 00 00 00")).isInstanceOf(DecodeResult.Truncated.class);
    assertThat(decode("A1 00 00 00 00 00 00 00")).isInstanceOf(DecodeResult.Truncated.class);
  }

  @Test
  void impliedOperandsKeepTheirPrefixes() {
    assertThat(decoded("65 67 F3 AC").prefixes())
        .isEqualTo(new Prefixes(false, true, false, Register.GS, true));
    assertThat(decoded("65 67 F3 AA").prefixes())
        .as("STOS has no source to override")
        .isEqualTo(new Prefixes(false, true, false, null, true));
    assertThat(decoded("64 67 F3 01 C8").prefixes()).isEqualTo(Prefixes.NONE);
  }

  @Test
  void readsOnlyItsRange() {
    byte[] code = bytes("90 48 89 E5 90");

    assertThat(((DecodeResult.Decoded) Decoder.decode(code, 1, 5)).instruction().length())
        .isEqualTo(3);
    assertThat(Decoder.decode(code, 1, 3)).isInstanceOf(DecodeResult.Truncated.class);
    assertThatThrownBy(() -> Decoder.decode(code, 2, 6))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Decoder.decode(code, -1, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Instruction decoded(String hex) {
    assertThat(decode(hex)).isInstanceOf(DecodeResult.Decoded.class);
    return ((DecodeResult.Decoded) decode(hex)).instruction();
  }

  private static DecodeResult decode(String hex) {
    byte[] bytes = bytes(hex);
    return Decoder.decode(bytes, 0, bytes.length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
