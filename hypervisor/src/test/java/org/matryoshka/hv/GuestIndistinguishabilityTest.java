package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matryoshka.hv.guest.Comparison.TABLES;
import static org.matryoshka.hv.guest.Comparison.assertSame;

import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;

/**
 * A guest can't tell that it is one: the same program leaves the same console, the same registers
 * and the same memory, page tables with their accessed and dirty bits included, on the bare machine
 * and in a virtual machine.
 */
class GuestIndistinguishabilityTest {
  @Test
  void ordinaryCode() {
    assertSame(
        """
                mov     rdi, 0x210000
                mov     ecx, 5000
                mov     eax, 1
        .fill:  imul    eax, eax, 1103515245
                add     eax, 12345
                mov     [rdi], eax
                add     rdi, 4
                dec     ecx
                jnz     .fill
                mov     rsi, 0x210000
                mov     rdi, 0x220001
                mov     ecx, 20000
                rep movsb
                std
                mov     rdi, 0x230000
                mov     ecx, 700
                rep stosq
                cld
                lea     rax, [rel .patch + 1]
                mov     byte [rax], 0x55        ; self-modifying code
        .patch: mov     bl, 0
                push    rbx
                pop     rdx
                putc    'o'
                putc    'k'
                finish  0
        """);
  }

  @Test
  void userModeAndSystemCalls() {
    assertSame(
        TABLES
            + """
                    mov     ecx, 0xc0000081         ; STAR
                    xor     eax, eax
                    mov     edx, 0x00130008
                    wrmsr
                    mov     ecx, 0xc0000082         ; LSTAR
                    lea     rax, [rel syscalled]
                    xor     edx, edx
                    wrmsr
                    mov     ecx, 0xc0000084         ; SFMASK
                    mov     eax, 0x700
                    wrmsr
                    mov     ecx, 0xc0000102         ; KERNEL_GS_BASE
                    mov     eax, 0x240000
                    wrmsr
                    and     qword [PT1 + 8 * 0x10], ~4      ; 210000 for the kernel only
                    and     qword [PT1 + 8 * 0x11], ~2      ; 211000 read-only
                    push    UDATA
                    push    0x2f0000
                    push    0x202
                    push    UCODE
                    lea     rax, [rel user]
                    push    rax
                    iretq
            user:   lea     rax, [rel .faults]
                    mov     r14d, 1
                    syscall
                    mov     [0x220000], rcx
            .faults:
            %macro  utry 1+
                    lea     r15, [rel %%after]
                    mov     [rel resume], r15
                    %1
            %%after:
            %endmacro
                    utry    mov rax, [0x210000]
                    utry    mov [0x210000], rax
                    utry    mov [0x211000], rax
                    utry    hlt
                    utry    cli
                    utry    mov rax, cr3
                    utry    mov cr3, rax
                    utry    lgdt [0x220000]
                    utry    rdmsr
                    utry    invlpg [0x220000]
                    utry    in al, 0x60
                    utry    out 0x80, al
                    utry    int 0x21
                    utry    int 0x3f
                    utry    int3
                    utry    ud2
                    utry    swapgs
                    utry    mov ds, ax
                    mov     eax, KDATA
                    utry    mov ds, ax
                    mov     eax, UDATA
                    utry    mov ds, ax
                    utry    mov fs, ax
                    utry    mov ss, ax
                    xor     eax, eax
                    utry    mov es, ax
                    utry    mov ss, ax
                    utry    div eax
                    utry    sysretq
                    utry    iretq
                    pushfq
                    pop     r8
                    push    0x3202                  ; IOPL 3: must not take
                    popfq
                    pushfq
                    pop     r9
                    sgdt    [0x220100]
                    sidt    [0x220110]
                    str     r10d
                    sldt    r11d
                    smsw    r12
                    mov     r13d, cs
                    mov     eax, 5
                    xor     r14d, r14d
                    syscall
                    utry    jmp 0x210000            ; the kernel's page
                    mov     eax, 6
                    mov     r14d, 2
                    syscall
            syscalled:
                    swapgs
                    mov     [gs:0], rsp
                    mov     rsp, 0x88000
                    push    r11
                    push    rcx
                    inc     qword [gs:8]
                    mov     [gs:16 + rax * 8], rcx
                    mov     rbx, ss
                    mov     rdx, cs
                    cmp     r14d, 2
                    je      done
                    pop     rcx
                    pop     r11
                    mov     rsp, [gs:0]
                    swapgs
                    o64 sysret
            done:   mov     ecx, 0xc0000101
                    rdmsr
                    finish  0
            """
                .replace("[gs:16 + rax * 8]", "[gs:16]"));
  }

  @Test
  void exceptionsAndSoftwareInterrupts() {
    assertSame(
        TABLES
            + """
                    xor     ecx, ecx
                    try     div ecx
                    try     ud2
                    try     int3
                    try     int 0x30
                    try     int 0x40                ; beyond the IDT
                    try     mov ax, 0x77
                    try     mov ds, ax
                    try     mov ss, ax
                    try     ltr ax
                    try     lldt ax
                    mov     ecx, 0x12345
                    try     rdmsr
                    try     wrmsr
                    mov     rax, 1 << 30
                    try     mov cr4, rax
                    xor     eax, eax
                    try     mov cr0, rax
                    mov     rax, -1
                    try     mov cr3, rax
                    try     mov cr8, rax
                    mov     eax, 3
                    try     mov cr8, rax
                    mov     rbx, cr8
                    try     mov rax, dr7
                    mov     rax, 0x123000
                    mov     dr0, rax
                    mov     r8, dr0
                    ; a stack that is not there: double fault on its own stack
                    mov     r9, rsp
                    mov     rsp, 0x50000000
                    try     push rax
                    mov     rsp, r9
                    mov     byte [rel idt + 14 * 16 + 5], 0x0e      ; page-fault gate not present
                    try     mov rax, [0x50000000]
                    finish  0
            """);
  }

  @Test
  void sensitiveInstructionsSeeTheVirtualMachine() {
    assertSame(
        TABLES
            + """
                    sgdt    [0x210000]
                    sidt    [0x210010]
                    str     ebx
                    sldt    ecx
                    smsw    rdx
                    mov     esi, cs
                    mov     edi, ss
                    pushfq
                    pop     r8
                    sti
                    pushfq
                    pop     r9
                    cli
                    pushfq
                    pop     r10
                    push    0x3302 - 0x100
                    popfq
                    pushfq
                    pop     r11
                    push    0x2
                    popfq
                    mov     eax, KCODE
                    lar     r12, eax
                    lsl     r13, eax
                    verr    ax
                    setz    r14b
                    mov     eax, UCODE
                    verw    ax
                    sete    bpl
                    push    fs
                    push    gs
                    pop     fs
                    pop     gs
                    push    KCODE
                    lea     rax, [rel .far]
                    push    rax
                    o64 retf
            .far:   mov     eax, 7
                    xor     ecx, ecx
                    cpuid
                    mov     [0x210020], ebx
                    mov     rax, cr0
                    mov     [0x210028], rax
                    mov     rax, cr4
                    mov     [0x210030], rax
                    mov     rax, cr3
                    mov     [0x210038], rax
                    clts
                    mov     ecx, 0xc0000080
                    rdmsr
                    mov     [0x210040], eax
                    mov     rax, cr4
                    bts     rax, 16
                    mov     cr4, rax
                    mov     rax, 0x123456
                    wrfsbase rax
                    rdgsbase rbx
                    mov     rcx, [fs:0x210000 - 0x123456]
                    finish  0
            """);
  }

  @Test
  void singleSteps() {
    assertSame(
        TABLES
            + """
                    pushfq
                    or      dword [rsp], 0x100
                    popfq
                    nop
                    mov     eax, 1
                    cpuid                           ; emulated in trap mode
                    pushfq
                    pop     rcx
                    mov     dx, 0x3f8
                    mov     al, 'x'
                    out     dx, al
                    mov     rax, cr0
                    mov     cr0, rax
                    mov     qword [PT1 + 8 * 0x20], 0x210003        ; traced
                    mov     rbx, [0x220000]                         ; hidden fault
                    mov     rsi, 0x210000
                    mov     rdi, 0x212000
                    mov     ecx, 3
                    rep movsq
                    int     0x31
                    try     mov rax, [0x50000000]
                    pushfq
                    and     dword [rsp], ~0x100
                    popfq
                    nop
                    finish  0
            """);
  }

  @Test
  void tripleFault() {
    ElfImage image =
        GuestProgram.of(
            TABLES
                + """
                        mov     byte [rel idt + 8 * 16 + 5], 0
                        mov     rsp, 0x50000000
                        push    rax
                """);
    GuestRun bare = GuestRun.bare(image);
    assertThat(bare.end()).isEqualTo("triple fault");
    assertSame(bare, GuestRun.virtual(image, VirtualizationMode.TRAP));
    assertSame(bare, GuestRun.virtual(image, VirtualizationMode.CLASSIC));
  }

  @Test
  void portStringsAndDeviceRegisters() {
    assertSame(
        """
                call    setup
                lea     rsi, [rel .text]
                mov     ecx, .end - .text
                mov     dx, 0x3f8
                rep outsb
                mov     dx, 0x3fd
                mov     edi, 0x210000
                mov     ecx, 4
                rep insb
                mov     al, 0x55
                out     0x21, al
                in      al, 0x21
                mov     bl, al
                mov     al, 0x0b
                out     0x70, al
                in      al, 0x71
                mov     bh, al
                mov     rax, 0xfee00000         ; the local APIC: identification, version, task priority
                mov     ecx, [rax + 0x20]
                mov     edx, [rax + 0x30]
                mov     dword [rax + 0x80], 0x20
                mov     esi, [rax + 0x80]
                mov     r8, 0xfd000000          ; nothing is there
                mov     r9, [r8]
                mov     [r8], r9
                finish  0
        .text:  db      "text by rep outsb", 10
        .end:
        """);
  }
}
