; The Matryoshka demo kernel: a small, real x86-64 kernel, to be read.
;
; It boots on the bare emulated machine, under the Matryoshka hypervisor (modes "trap" and "classic"), and on
; QEMU with -kernel; the same bytes each time. It builds its own page tables in the upper half of the address
; space, runs three user-mode tasks under a preemptive round robin, gives them memory when they touch it, and
; switches the machine off when they are done. docs/demo-kernel.md is the guided tour.
;
; This file is the table of contents. Everything is one assembly unit, in the order in which it runs.
;
; Calling convention inside the kernel: arguments in RDI, RSI, RDX, result in RAX; a function preserves RBX, RBP,
; R12..R15 and may change all others. The kernel runs with interrupts off, except in the idle loop: at most one
; thread is inside the kernel at any time, so that it needs no locks.
;
; Addresses: sections .note.pvh and .boot run where they are loaded (physical 1 MiB); everything after them is
; linked at KERNEL_OFFSET + its physical address.

        bits 64
        default rel

%include "layout.inc"           ; constants: addresses, selectors, page-table bits, registers of devices
%include "structs.inc"          ; records: task, trap frame, per-CPU area, what the boot loader hands over
%include "macros.inc"           ; say, say_line, push_registers, pop_registers

; The sections in the order in which they lie in memory. Each page belongs to one of them, so that each can have
; rights of its own; end.asm fills up the last page. "start" is the address to load at; from .text on, virtual
; addresses are higher than those by "voffset". (NASM ignores these two for ELF: there, kernel.ld says the same.)
        section .note.pvh note alloc noexec nowrite align=4 start=0x100000
        section .boot progbits alloc exec write align=4096
        section .text progbits alloc exec nowrite align=4096 voffset=KERNEL_OFFSET
        section .rodata progbits alloc noexec nowrite align=4096
        section .data progbits alloc noexec write align=4096
        section .bss nobits alloc noexec write align=4096

%include "boot.asm"             ; the two entries; from physical to virtual addresses
%include "main.asm"             ; the order of start-up; idle loop; final report
%include "console.asm"          ; serial port: characters, strings, numbers; panic; power-off
%include "memory.asm"           ; the memory map; physical frames; page tables of user address spaces
%include "descriptors.asm"      ; GDT, TSS, IDT, and the MSRs of SYSCALL
%include "traps.asm"            ; every exception and interrupt enters here
%include "pagefault.asm"        ; demand-zero memory, expected faults
%include "timer.asm"            ; interrupt controller, timer tick
%include "tasks.asm"            ; tasks: create, switch, schedule, end
%include "syscalls.asm"         ; SYSCALL entry and the five system calls
%include "selftest.asm"         ; proves that the protection bits protect

%include "user/user.inc"        ; the three user programs
%include "user/primes.asm"
%include "user/memory.asm"
%include "user/dolls.asm"

%include "end.asm"              ; closes the sections; must be the last
