; What a 64-bit processor does where system software can go wrong: each case below runs a few instructions in ring 0
; or 3 and ends in an exception, or in INT 0x30, which means "done". The handler prints a line for it to the debug
; console (port 0xE9): name, vector, error code, how far RIP is behind the start of the case, CS, SS, RFLAGS, the low
; byte of the stack frame's address, RAX, and CR2 for a page fault. Then everything is put back for the next case.
; The machine ends through the debug-exit port.
;
;   nasm -f elf64 -o faults.o faults.asm && ld -s -n -N -Ttext=0x100000 -o faults.elf faults.o
;   qemu-system-x86_64 -m 64 -cpu max,vendor=GenuineIntel -accel tcg -kernel faults.elf -display none -no-reboot \
;     -debugcon stdio -device isa-debug-exit,iobase=0xf4
;
; Beside this file: cases.inc. The image and what QEMU printed are in src/test/resources/org/matryoshka/cpu/system.

        default abs
CODE    equ     0x08
DATA    equ     0x10
UDATA   equ     0x1b
UCODE   equ     0x23
TASK    equ     0x28
ABSENT  equ     0x38                    ; code, not present
CODE32  equ     0x40                    ; code without L
RODATA  equ     0x48                    ; data, read-only
CONFORM equ     0x50                    ; conforming code, ring 0
GATE    equ     0x58                    ; call gate, ring 3 may use it
ABSENTD equ     0x68                    ; data, not present
EXONLY  equ     0x70                    ; code that can't be read
ABSENTU equ     0x7b                    ; data for ring 3, not present
LDT     equ     0x80                    ; a local table
OUTSIDE equ     0x98                    ; beyond the limit
UNMAPPED equ    0x40000000              ; address without a page
NONCANON equ    0x8000000000000000

        section .note.pvh note alloc noexec
        dd      4, 4, 18
        db      "Xen", 0
        dd      start32

        section .text
        bits 32
start32:
        cli
        mov     eax, pml4
        mov     cr3, eax
        mov     eax, 1 << 5
        mov     cr4, eax
        mov     ecx, 0xc0000080
        mov     eax, 1 << 8
        xor     edx, edx
        wrmsr
        mov     eax, 0x80000011
        mov     cr0, eax
        lgdt    [gdt_pointer]
        jmp     CODE:start

        bits 64
        global  _start
_start:
start:  cli
        mov     rax, pml4
        mov     cr3, rax
        lgdt    [gdt_pointer]
        mov     rsp, main_stack
        push    CODE
        push    .code
        retfq
.code:  mov     al, 0xff                ; no interrupts from devices
        out     0x21, al
        out     0xa1, al
        mov     rsi, gdt                ; keep what every case begins with
        mov     rdi, gdt_copy
        mov     ecx, gdt_end - gdt
        rep movsb
        mov     ecx, 256                ; gates: interrupt gates of ring 0, present
        mov     rdi, idt
        mov     rax, stubs
.gate:  mov     [rdi], ax
        mov     word [rdi + 2], CODE
        mov     word [rdi + 4], 0x8e00
        mov     rdx, rax
        shr     rdx, 16
        mov     [rdi + 6], edx
        mov     dword [rdi + 12], 0
        add     rdi, 16
        add     rax, 16
        loop    .gate
        mov     byte [idt + 16 * 3 + 5], 0xee
        mov     byte [idt + 16 * 0x30 + 5], 0xee
        mov     byte [idt + 16 * 8 + 4], 1      ; double faults have a stack of their own
        mov     rsi, idt
        mov     rdi, idt_copy
        mov     ecx, 4096 / 8
        rep movsq
        mov     qword [current], cases
        jmp     next

; ---- runs the next case ----------------------------------------------------------------------------------------
next:   mov     rsp, main_stack
        mov     rax, 0x80050033         ; PG AM WP NE ET MP PE
        mov     cr0, rax
        mov     eax, 1 << 5 | 1 << 7
        mov     cr4, rax
        mov     rax, pml4
        mov     cr3, rax
        mov     rsi, gdt_copy
        mov     rdi, gdt
        mov     ecx, gdt_end - gdt
        cld
        rep movsb
        mov     rsi, idt_copy
        mov     rdi, idt
        mov     ecx, 4096 / 8
        rep movsq
        mov     rdi, tss
        mov     ecx, (tss_end - tss) / 4
        xor     eax, eax
        rep stosd
        mov     rax, stack0
        mov     [tss + 4], rax
        mov     rax, stack_ist
        mov     [tss + 36], rax
        mov     rax, stack_ist2
        mov     [tss + 44], rax
        mov     word [tss + 102], 104   ; I/O permission map: every port but 0xE9, 0x80 to 0x87 forbidden
        mov     rdi, tss + 104
        mov     ecx, 64
        mov     al, 0xff
        rep stosb
        mov     byte [tss + 104 + 0xe8 / 8], 0xfd
        mov     byte [tss + 104 + 0x80 / 8], 0x80
        lgdt    [gdt_pointer]
        lidt    [idt_pointer]
        mov     ax, TASK
        ltr     ax
        xor     eax, eax
        lldt    ax
        mov     fs, ax
        mov     gs, ax
        mov     eax, UDATA
        mov     ds, ax
        mov     es, ax
        mov     eax, 0xffff0ff0
        mov     dr6, rax
        mov     eax, 0x400
        mov     dr7, rax
        mov     ecx, 0xc0000080         ; EFER: SCE LME LMA NXE
        mov     eax, 0xd01
        xor     edx, edx
        wrmsr
        mov     ecx, 0xc0000081         ; STAR
        xor     eax, eax
        mov     edx, 0x00130008
        wrmsr
        mov     ecx, 0xc0000082         ; LSTAR
        mov     eax, syscall_entry
        xor     edx, edx
        wrmsr
        mov     ecx, 0xc0000084         ; SFMASK
        mov     eax, 0x200
        xor     edx, edx
        wrmsr
        mov     qword [pt_page], page_data + 7
        mov     byte [page_data], 0xc3

        mov     rbx, [current]
        mov     rax, [rbx]
        test    rax, rax
        jz      finish
        mov     rdi, [rbx + 8]
        mov     [case_start], rdi
        cmp     qword [rbx + 16], 0
        jne     .user
        push    DATA
        push    stack_case
        push    qword [rbx + 24]
        push    CODE
        jmp     .go
.user:  push    UDATA
        push    stack_user
        push    qword [rbx + 24]
        push    UCODE
.go:    push    rdi
        xor     eax, eax
        xor     ecx, ecx
        xor     edx, edx
        xor     ebx, ebx
        xor     ebp, ebp
        xor     esi, esi
        xor     edi, edi
        mov     r8, NONCANON
        mov     r11, 0
        iretq

finish: mov     al, 0x10
        out     0xf4, al
        hlt

syscall_entry:
        mov     rax, 0x5ca11
        int     0x30

; ---- every vector comes here -----------------------------------------------------------------------------------
        align 16
stubs:
%assign v 0
%rep 256
        align 16
%if v == 8 || v == 10 || v == 11 || v == 12 || v == 13 || v == 14 || v == 17 || v == 21
        push    strict dword v
%else
        push    strict byte 0
        push    strict dword v
%endif
        jmp     strict near report
%assign v v + 1
%endrep

report: cld
        push    rax
        mov     rbp, rsp                ; [rbp] RAX, +8 vector, +16 error, +24 RIP, +32 CS, +40 RFLAGS, +48 RSP, +56 SS
        mov     rbx, [current]
        mov     rsi, [rbx]
        call    text
        mov     rsi, t_vector
        mov     rax, [rbp + 8]
        call    field
        mov     rsi, t_error
        mov     rax, [rbp + 16]
        call    field
        mov     rsi, t_rip
        mov     rax, [rbp + 24]
        sub     rax, [case_start]
        call    field
        mov     rsi, t_cs
        mov     rax, [rbp + 32]
        call    field
        mov     rsi, t_ss
        mov     rax, [rbp + 56]
        call    field
        mov     rsi, t_flags
        mov     rax, [rbp + 40]
        and     rax, ~0x8d5             ; status flags are not what this is about
        call    field
        mov     rsi, t_frame
        lea     rax, [rbp + 24]
        and     eax, 0xff
        call    field
        mov     rsi, t_rax
        mov     rax, [rbp]
        call    field
        cmp     byte [rbp + 8], 14
        jne     .nocr2
        mov     rsi, t_cr2
        mov     rax, cr2
        call    field
.nocr2: cmp     byte [rbp + 8], 1
        jne     .nodr6
        mov     rsi, t_dr6
        mov     rax, dr6
        call    field
.nodr6: mov     al, 10
        out     0xe9, al
        add     qword [current], 32
        jmp     next

text:   lodsb                           ; RSI = text that ends with 0
        test    al, al
        jz      .end
        out     0xe9, al
        jmp     text
.end:   ret

field:  mov     rdx, rax                ; RSI = name, RAX = number
        call    text
        mov     ecx, 60                 ; skip leading zeros
.skip:  mov     rax, rdx
        shr     rax, cl
        and     eax, 15
        jnz     .digit
        sub     ecx, 4
        jg      .skip
.digit: mov     rax, rdx
        shr     rax, cl
        and     eax, 15
        mov     al, [hex + rax]
        out     0xe9, al
        sub     ecx, 4
        jns     .digit
        ret

        section .data
hex:      db "0123456789abcdef"
t_vector: db ": vector ", 0
t_error:  db " error ", 0
t_rip:    db " rip+", 0
t_cs:     db " cs ", 0
t_ss:     db " ss ", 0
t_flags:  db " flags ", 0
t_frame:  db " frame ", 0
t_rax:    db " rax ", 0
t_cr2:    db " cr2 ", 0
t_dr6:    db " dr6 ", 0

        align 16
gdt:    dq 0
        dq 0x00209b0000000000           ; CODE
        dq 0x0000930000000000           ; DATA
        dq 0x0000f30000000000           ; UDATA
        dq 0x0020fb0000000000           ; UCODE
        dw tss_end - tss - 1, tss       ; TASK; the TSS lies below 64 KiB
        db 0, 0x89, 0, 0
        dq 0
        dq 0x00201b0000000000           ; ABSENT
        dq 0x00cf9b000000ffff           ; CODE32
        dq 0x00cf91000000ffff           ; RODATA
        dq 0x00209f0000000000           ; CONFORM
        dw gate_target, CODE            ; GATE
        dw 0xec00, gate_target_high
        dq 0
        dq 0x0000130000000000           ; ABSENTD
        dq 0x0020990000000000           ; EXONLY
        dq 0x0000730000000000           ; ABSENTU
        dw 7, ldt                       ; LDT
        db 0, 0x82, 0, 0
        dq 0
gdt_end:
gdt_pointer: dw gdt_end - gdt - 1
        dq gdt
idt_pointer: dw 4095
        dq idt
short_idt: dw 0x2f * 16 + 15
        dq idt
far_code:  dq far_target
        dw CODE
far_gate:  dq 0x1234
        dw GATE
far_null:  dq far_target
        dw 0
far_data:  dq far_target
        dw DATA
far_32:    dq far_target
        dw CODE32
far_absent: dq far_target
        dw ABSENT
far_outside: dq far_target
        dw OUTSIDE
far_rpl:   dq far_target
        dw CODE | 3
far_noncanon: dq NONCANON
        dw CODE
far_task:  dq far_target
        dw TASK
far_conform: dq far_target
        dw CONFORM
far_user:  dq far_target
        dw UCODE
far_ss:    dq 0x4321
        dw DATA
current: dq 0
case_start: dq 0

        align 4096
pml4:   dq pdpt + 7
        times 511 dq 0
pdpt:   dq directory + 7
        times 511 dq 0
directory:
        dq table + 7
%assign i 1
%rep 63
        dq i << 21 | 0x87
%assign i i + 1
%endrep
        times 448 dq 0
table:                                  ; the first 2 MiB, with one page for the cases to play with
%assign i 0
%rep 511
        dq i << 12 | 7
%assign i i + 1
%endrep
pt_page: dq 0                           ; 0x1ff000
PAGE    equ 0x1ff000

        section .bss
        alignb 4096
page_data: resb 4096
idt:    resb 4096
idt_copy: resb 4096
gdt_copy: resb 256
        resb 4096
main_stack:
        resb 4096
stack0: resb 4096
stack_case:
        resb 4096
stack_user:
        resb 4096
stack_ist:
        resb 4096
stack_ist2:

        absolute 0x9000                 ; low, so that the descriptors above can hold the addresses
tss:    resb 104 + 64
tss_end:
ldt:    resb 16
gate_target equ 0x9100
gate_target_high equ 0

; ---- the cases -------------------------------------------------------------------------------------------------
%macro case 2-3 2                       ; name, ring, RFLAGS
        section .data
%%name: db %1, 0
        section .table
        dq %%name, %%code, %2, %3
        section .text
        int     0x30                    ; the end of the case before
%%code:
%endmacro

        section .table write
cases:
        section .text
%include "cases.inc"
        int     0x30
far_target:
        mov     rax, 0xfa4
        int     0x30
        section .table
        dq 0, 0, 0, 0
