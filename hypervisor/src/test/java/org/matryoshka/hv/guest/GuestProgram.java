package org.matryoshka.hv.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Collectors;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;

/** Small bootable programs, assembled when a test runs. */
public final class GuestProgram {
  /** Where they are loaded and entered. */
  public static final long BASE = 0x100000;

  /**
   * What every program can use: an IDT (vectors 0 to 63) whose handlers append what happened to a
   * log in memory, a GDT with rings 0 and 3, a TSS, output, the end.
   *
   * <p>Faults whose handler is "skip_fault" go on at the address in the variable "resume".
   */
  private static final String PRELUDE =
      """
              bits 64
              org 0x100000
      LOG     equ 0x200000            ; log of events: 8 words each
      KCODE   equ 0x08
      KDATA   equ 0x10
      UDATA   equ 0x1b
      UCODE   equ 0x23
      TSS     equ 0x28
      LDT     equ 0x38
      %macro  finish 1
              mov     dx, 0xf4
              mov     al, %1
              out     dx, al
      %endmacro
      %macro  putc 1
              mov     dx, 0x3f8
              mov     al, %1
              out     dx, al
      %endmacro
              jmp     start

      ; Sets up GDT, TSS and IDT. Changes RAX, RCX, RDX, RDI.
      setup:  lea     rax, [rel tss]
              mov     [rel gdt + TSS + 2], ax
              shr     rax, 16
              mov     [rel gdt + TSS + 4], al
              mov     [rel gdt + TSS + 7], ah
              lgdt    [rel gdtr]
              mov     eax, KDATA
              mov     ss, eax
              mov     ds, eax
              mov     es, eax
              mov     fs, eax
              mov     gs, eax
              mov     eax, TSS
              ltr     ax
              lea     rdi, [rel idt]
              lea     rax, [rel stubs]
              mov     ecx, 64
      .gate:  mov     [rdi], ax
              mov     word [rdi + 2], KCODE
              mov     word [rdi + 4], 0xee00
              mov     rdx, rax
              shr     rdx, 16
              mov     [rdi + 6], dx
              mov     dword [rdi + 8], 0
              mov     dword [rdi + 12], 0
              add     rax, 16
              add     rdi, 16
              dec     ecx
              jnz     .gate
              mov     byte [rel idt + 8 * 16 + 4], 1    ; #DF on IST 1
              lidt    [rel idtr]
              ret

              align   16
      stubs:
      %assign n 0
      %rep    64
              align   16
      %if n = 8 || (n >= 10 && n <= 14) || n = 17
              push    n
      %else
              push    0
              push    n
      %endif
              jmp     trapped
      %assign n n + 1
      %endrep

      ; Logs vector, error code, RIP, CS, RFLAGS, RSP, CR2, RAX. Faults go on at [resume]; others where they were.
      trapped: push    rax
              push    rbx
              mov     rbx, [rel logp]
              mov     rax, [rsp + 16]
              mov     [rbx], rax
              mov     rax, [rsp + 24]
              mov     [rbx + 8], rax
              mov     rax, [rsp + 32]
              mov     [rbx + 16], rax
              mov     rax, [rsp + 40]
              mov     [rbx + 24], rax
              mov     rax, [rsp + 48]
              mov     [rbx + 32], rax
              mov     rax, [rsp + 56]
              mov     [rbx + 40], rax
              mov     rax, cr2
              mov     [rbx + 48], rax
              mov     rax, [rsp + 8]
              mov     [rbx + 56], rax
              add     rbx, 64
              mov     [rel logp], rbx
              inc     qword [rel events]
              cmp     qword [rsp + 16], 32
              jae     .irq
              cmp     qword [rsp + 16], 1
              je      .back
              cmp     qword [rsp + 16], 3
              je      .back
              mov     rax, [rel resume]
              mov     [rsp + 32], rax
              jmp     .back
      .irq:   cmp     qword [rsp + 16], 48
              jae     .back
              inc     qword [rel ticks]
              mov     al, 0x20
              out     0x20, al
      .back:  pop     rbx
              pop     rax
              add     rsp, 16
              iretq

              align   16
      gdt:    dq      0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0x00cff3000000ffff, 0x00affb000000ffff
              dw      103, 0, 0x8900, 0
              dq      0
              dq      0x0000820000000000, 0   ; an empty local descriptor table
      gdtr:   dw      gdtr - gdt - 1
              dq      gdt
      idtr:   dw      64 * 16 - 1
              dq      idt
              align   16
      tss:    dd      0
              dq      0x90000, 0, 0     ; RSP0
              dq      0
              dq      0x98000           ; IST1
              times   8 dq 0
              dw      0, 104
              align   16
      idt:    times   128 dq 0
      logp:   dq      LOG
      events: dq      0
      ticks:  dq      0
      resume: dq      0

      start:
      """;

  private GuestProgram() {}

  /** A program: what follows the prelude, from the label "start" on. */
  public static ElfImage of(String source) {
    return image(flat(PRELUDE + source));
  }

  /** A program without prelude; it must begin with what is executed first. */
  public static ElfImage bare(String source) {
    return image(flat("        bits 64\n        org 0x100000\n" + source));
  }

  private static byte[] flat(String source) {
    return switch (Assembler.assemble(
        new SourceText("test.asm", source), AssemblerOptions.of(OutputFormat.BIN))) {
      case AssemblyResult.Assembled assembled -> assembled.output();
      case AssemblyResult.Rejected rejected ->
          throw new IllegalArgumentException(
              rejected.diagnostics().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining("\n")));
    };
  }

  /** A bootable image of one segment, writable and executable, entered at its start. */
  public static ElfImage image(byte[] code) {
    ByteBuffer elf = ByteBuffer.allocate(120 + code.length).order(ByteOrder.LITTLE_ENDIAN);
    elf.putInt(0x464C457F).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
    elf.putShort((short) 2).putShort((short) 62).putInt(1).putLong(BASE).putLong(64).putLong(0);
    elf.putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) 1);
    elf.position(64);
    elf.putInt(1).putInt(7).putLong(120).putLong(BASE).putLong(BASE);
    elf.putLong(code.length).putLong(code.length).putLong(8).put(code);
    try {
      return ElfReader.read(elf.array());
    } catch (ImageException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
