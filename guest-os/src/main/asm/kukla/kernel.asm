; What of the kernel Java can't say: the ways in and out.
;
; This is the first object of the kernel's image; the compiled Java follows (docs/kukla.md). The sections stand here
; in the order in which they lie in memory; each begins on a page of its own, so that each has rights of its own.
; .note.pvh and .boot run where they are loaded, at physical 1 MiB; from .text on, virtual addresses are higher than
; physical ones by KERNEL_OFFSET.
;
; Calling convention: that of compiled Java, System V (arguments in RDI, RSI, RDX, RCX; RBX, RBP, R12 to R15 are
; preserved; RSP is a multiple of 16 at a call).

        bits 64
        default rel

%include "layout.inc"           ; constants: addresses, selectors, page-table bits, the trap frame

        section .note.pvh note alloc noexec nowrite align=4 start=0x100000
        section .boot progbits alloc exec write align=4096
        section .text progbits alloc exec nowrite align=4096 voffset=KERNEL_OFFSET
        section .rodata progbits alloc noexec nowrite align=4096
        section .data progbits alloc noexec write align=4096
        section .bss nobits alloc noexec write align=4096

%include "boot.asm"             ; the two entries; the kernel's page tables; from physical to virtual addresses
%include "descriptors.asm"      ; GDT, TSS, IDT, and the MSRs of SYSCALL
%include "traps.asm"            ; exceptions and interrupts; the way back
%include "syscall.asm"          ; SYSCALL and SYSRET
%include "switch.asm"           ; from one kernel stack to another; a new task's first steps

; A section without content has no place, and would lose its place in the order.
        section .rodata
        db      "Kukla, a kernel in Java", 0
