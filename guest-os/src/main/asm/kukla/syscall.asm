; System calls: number in RAX, arguments in RDI, RSI, RDX, R10, R8, R9; the result in RAX; RCX and R11 are lost.

        extern  system_call             ; TrapDispatcher.systemCall(long frame)

        section .text

; Hop 3. Hop 2 was the CPU's: RCX = RIP, R11 = RFLAGS, RIP = MSR_LSTAR, flags of MSR_FMASK off, CS and SS from
; MSR_STAR. The stack is still the user's, which the kernel must not touch.
        align   16
syscall_entry:
        mov     [user_stack], rsp
        mov     rsp, [kernel_stack]
        ; The same frame as a trap leaves, so that there is one form only in which programs are kept.
        push    USER_DATA
        push    qword [user_stack]
        push    r11
        push    USER_CODE
        push    rcx
        push    rax                     ; where a trap has its error code: the number, which outlives the result
        push    VECTOR_SYSTEM_CALL
        push_registers
        cld
        mov     rdi, rsp
        call    system_call             ; hops 4 to 7; it puts the result into the frame

; Hop 8. SYSRET loads RIP from RCX and RFLAGS from R11. Where the program is to go on with an RCX or R11 of its own
; (a signal handler begins or ends, or execve was called), that will not do, and IRETQ loads everything.
        mov     rcx, [rsp + frame.rip]
        cmp     rcx, [rsp + frame.rcx]
        jne     trap_return
        mov     r11, [rsp + frame.rflags]
        cmp     r11, [rsp + frame.r11]
        jne     trap_return
        cmp     dword [rsp + frame.cs], USER_CODE
        jne     trap_return
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        add     rsp, 8                  ; R11 is loaded
        pop     r10
        pop     r9
        pop     r8
        pop     rax
        add     rsp, 8                  ; and so is RCX
        pop     rdx
        pop     rsi
        pop     rdi
        mov     rsp, [rsp + frame.rsp - frame.vector]
        o64 sysret

        section .bss
        alignb  8
user_stack:     resq 1                  ; RSP of the program, for a few instructions
kernel_stack:   resq 1                  ; where the next SYSCALL begins to push: the top of the running task's stack
