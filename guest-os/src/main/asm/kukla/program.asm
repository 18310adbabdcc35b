; Where a user program begins and ends; linked with runtime.asm and the
; compiled Java of each program.
        bits 64
        default rel

        extern  program_start           ; ProgramStart.start(long stack): the arguments of main
        extern  program_fault           ; ProgramStart.fault(int signal, long info, long context)
        extern  program_main            ; the program's main(String[])
        global  _start
        global  program_fault_entry
        global  program_signal_return
        global  program_signal_area
        global  program_fault_stack
        global  program_fault_stack_end

SYS_RT_SIGRETURN equ 15
SYS_EXIT_GROUP   equ 231

        section .text
_start:
        mov     rdi, rsp                ; the kernel made it a multiple of 16
        call    program_start
        mov     rdi, rax
        call    program_main
        xor     edi, edi                ; main came back: success
        mov     eax, SYS_EXIT_GROUP
        syscall
        ud2

; The handler of SIGSEGV. It is entered as by a call, so RSP is as compiled code expects it.
program_fault_entry:
        jmp     program_fault

; What the kernel has a signal handler return to.
program_signal_return:
        mov     eax, SYS_RT_SIGRETURN
        syscall
        ud2

        section .bss
        alignb  16
program_signal_area:    resb 32         ; a stack_t or a struct sigaction for the system calls that install the handler
program_fault_stack:    resb 8192
program_fault_stack_end:

%include "signals.asm"
