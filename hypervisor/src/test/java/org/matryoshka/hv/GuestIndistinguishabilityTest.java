package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
  /** Makes 4 KiB tables for the first 4 MiB: root at 300000, all writable by the kernel. */
  private static final String TABLES =
      """
      PML4    equ 0x300000
      PDPT    equ 0x301000
      PD      equ 0x302000
      PT0     equ 0x303000            ; 0 to 2 MiB
      PT1     equ 0x304000            ; 2 to 4 MiB
              call    setup
              mov     qword [PML4], PDPT + 7
              mov     qword [PDPT], PD + 7
              mov     qword [PD], PT0 + 7
              mov     qword [PD + 8], PT1 + 7
              mov     rdi, PT0
              mov     eax, 7
      .fill:  stosq
              add     rax, 0x1000
              cmp     rdi, PT0 + 0x2000
              jb      .fill
              mov     ecx, 0xc0000080         ; NXE, SCE
              rdmsr
              or      eax, 0x801
              wrmsr
              mov     eax, PML4
              mov     cr3, rax
              mov     rax, cr0
              or      rax, 1 << 16            ; WP
              mov     cr0, rax
      ; try N, instruction: executes it; a fault goes on behind it.
      %macro  try 1+
              lea     r15, [rel %%after]
              mov     [rel resume], r15
              %1
      %%after:
      %endmacro
      """;

  private static void assertSame(String source) {
    ElfImage image = GuestProgram.of(source);
    GuestRun bare = GuestRun.bare(image);
    assertThat(bare.end()).isEqualTo("exit 0");
    assertSame(bare, GuestRun.virtual(image, VirtualizationMode.TRAP));
  }

  private static void assertSame(GuestRun bare, GuestRun virtual) {
    assertThat(virtual.end()).isEqualTo(bare.end());
    assertThat(virtual.console()).isEqualTo(bare.console());
    assertThat(virtual.differences(bare)).isEmpty();
    assertThat(virtual.state().gpr).isEqualTo(bare.state().gpr);
    assertThat(virtual.state().rip).isEqualTo(bare.state().rip);
    assertThat(virtual.state().rflags()).isEqualTo(bare.state().rflags());
    assertThat(virtual.state().cr2).isEqualTo(bare.state().cr2);
    assertThat(Arrays.stream(virtual.state().segments).map(s -> s.selector))
        .isEqualTo(Arrays.stream(bare.state().segments).map(s -> s.selector).toList());
  }

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
  void pageFaultsAndRights() {
    assertSame(
        TABLES
            + """
                    ; 210000 not present, 211000 read-only, 212000 no execution, 213000 reserved bit
                    mov     qword [PT1 + 8 * 0x10], 0
                    mov     qword [PT1 + 8 * 0x11], 0x211001
                    mov     rax, 0x8000000000212003
                    mov     [PT1 + 8 * 0x12], rax
                    mov     rax, 0x0008000000213003
                    mov     [PT1 + 8 * 0x13], rax
                    mov     byte [0x212000], 0xc3
                    try     mov eax, [0x210008]
                    try     mov [0x210ff8], rax
                    try     mov [0x210ffc], rax             ; into the next page
                    try     mov eax, [0x211000]
                    try     mov [0x211010], rax
                    try     add dword [0x211020], 1
                    try     lock xadd [0x211030], rax
                    mov     eax, 0x212000
                    try     call rax
                    try     mov eax, [0x213000]
                    try     push qword [0x210000]
                    mov     rsi, 0x20f800
                    mov     rdi, 0x214000
                    mov     ecx, 0x1000
                    try     rep movsb                       ; faults in the middle
                    mov     rdi, 0x20ff00
                    mov     ecx, 100
                    try     rep stosq
                    mov     rax, 0x0000900000000000         ; not canonical
                    try     mov rbx, [rax]
                    try     mov [rax], rbx
                    try     push qword [rax]
                    mov     rbp, rax
                    try     mov rbx, [rbp]
                    try     jmp rax
                    ; without WP the kernel may write a read-only page
                    mov     rax, cr0
                    btr     rax, 16
                    mov     cr0, rax
                    try     mov qword [0x211040], 77
                    bts     rax, 16
                    mov     cr0, rax
                    try     mov qword [0x211048], 78
                    finish  0
            """);
  }

  @Test
  void accessedAndDirtyBits() {
    assertSame(
        TABLES
            + """
                    mov     rax, [0x210000]         ; A
                    mov     [0x211000], rax         ; A and D
                    mov     r8, [PT1 + 8 * 0x10]
                    mov     r9, [PT1 + 8 * 0x11]
                    mov     r10, [PT1 + 8 * 0x12]   ; neither
                    ; the guest clears them, as an OS that looks for unused pages does
                    and     qword [PT1 + 8 * 0x10], ~0x60
                    and     qword [PT1 + 8 * 0x11], ~0x60
                    invlpg  [0x210000]
                    invlpg  [0x211000]
                    mov     rbx, [0x211000]
                    mov     r11, [PT1 + 8 * 0x11]   ; A only
                    mov     [0x211000], rbx
                    mov     r12, [PT1 + 8 * 0x11]
                    mov     r13, [PT1 + 8 * 0x10]   ; neither
                    lock or qword [0x210000], 0
                    mov     r14, [PT1 + 8 * 0x10]
                    finish  0
            """);
  }

  @Test
  void pageTablesChangeWhileInUse() {
    assertSame(
        TABLES
            + """
                    mov     qword [0x210000], 0x1111
                    mov     qword [0x211000], 0x2222
                    ; remap 220000 to the one, then to the other
                    mov     qword [PT1 + 8 * 0x20], 0x210003
                    invlpg  [0x220000]
                    mov     rax, [0x220000]
                    mov     qword [PT1 + 8 * 0x20], 0x211003
                    invlpg  [0x220000]
                    mov     rbx, [0x220000]
                    mov     qword [0x220000], 0x3333
                    ; in two halves, and by bytes
                    mov     dword [PT1 + 8 * 0x20], 0x210003
                    mov     dword [PT1 + 8 * 0x20 + 4], 0
                    invlpg  [0x220000]
                    mov     rcx, [0x220000]
                    mov     byte [PT1 + 8 * 0x20 + 1], 0x10
                    invlpg  [0x220000]
                    mov     rdx, [0x220000]
                    ; by a string instruction over a whole table
                    mov     rsi, PT1
                    mov     rdi, 0x305000
                    mov     ecx, 512
                    rep movsq
                    mov     rsi, 0x305000
                    mov     rdi, PT1
                    mov     ecx, 512
                    rep movsq
                    ; another table in place of PT1: the same but for one page
                    mov     qword [0x305000 + 8 * 0x20], 0x212003
                    mov     qword [0x212000], 0x4444
                    mov     qword [PD + 8], 0x305007
                    mov     rax, cr3
                    mov     cr3, rax
                    mov     rsi, [0x220000]
                    ; the old table is a page like any other now
                    mov     rdi, PT1
                    mov     ecx, 512
                    xor     eax, eax
                    rep stosq
                    ; a table that maps itself: writing it through its own mapping
                    mov     rax, PML4 + 3
                    mov     [PML4 + 8 * 511], rax
                    mov     rax, cr3
                    mov     cr3, rax
                    mov     rdi, 0xffffff8000001000         ; the entries of the table for 2 to 4 MiB
                    mov     r8, [rdi + 8 * 0x20]
                    mov     qword [rdi + 8 * 0x21], 0x210003
                    invlpg  [0x221000]
                    mov     r9, [0x221000]
                    mov     rdi, 0xfffffffffffff000         ; the top table
                    mov     r10, [rdi]
                    finish  0
            """);
  }

  @Test
  void largePages() {
    assertSame(
        TABLES
            + """
                    ; 2 MiB to 4 MiB once more at 4 GiB - 2 MiB ... as one large page, read-only at first
                    mov     qword [PDPT + 8], 0x306000 + 7
                    mov     qword [0x306000], 0x200081
                    mov     eax, 0x40010000
                    mov     qword [0x210000], 0x5555
                    mov     rbx, [rax]
                    try     mov [rax], rax
                    mov     qword [0x306000], 0x200083
                    invlpg  [rax]
                    mov     r8, [0x306000]          ; not accessed, not dirty
                    mov     rcx, [rax]
                    mov     r9, [0x306000]
                    mov     [rax + 8], rax
                    mov     r10, [0x306000]
                    ; write a page table through the large page
                    mov     edx, 0x40105000 - 0x1000        ; PT1 at 304000
                    mov     qword [rdx + 8 * 0x30], 0x210003
                    invlpg  [0x230000]
                    mov     r11, [0x230008]
                    ; 1 GiB page whose start is all there is of it
                    mov     qword [PDPT + 16], 0x83
                    mov     eax, 0x80210000
                    mov     r12, [rax]
                    mov     [rax + 16], r12
                    mov     r13, [0x210010]
                    mov     r14, [PDPT + 16]
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
  void smepAndSmap() {
    assertSame(
        TABLES
            + """
                    ; everything is a user page: make what the kernel needs its own
                    mov     rdi, PT0
            .sup0:  and     qword [rdi], ~4
                    add     rdi, 8
                    cmp     rdi, PT0 + 0x1000
                    jb      .sup0
                    mov     rdi, PT1
            .sup1:  and     qword [rdi], ~4
                    add     rdi, 8
                    cmp     rdi, PT1 + 8 * 0x18
                    jb      .sup1
                    mov     byte [0x220000], 0xc3           ; ret
                    mov     rax, cr4
                    bts     rax, 20                         ; SMEP
                    mov     cr4, rax
                    mov     eax, 0x220000
                    try     call rax
                    mov     rax, cr4
                    btr     rax, 20
                    bts     rax, 21                         ; SMAP
                    mov     cr4, rax
                    mov     eax, 0x220000
                    try     mov rbx, [rax]
                    try     mov [rax + 8], rbx
                    try     call rax
                    pushfq
                    or      dword [rsp], 1 << 18            ; AC
                    popfq
                    try     mov rcx, [rax]
                    try     mov [rax + 8], rcx
                    pushfq
                    and     dword [rsp], ~(1 << 18)
                    popfq
                    try     mov rdx, [rax]
                    finish  0
            """);
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
