; From one kernel stack to another.

        global  switch_stack
        global  task_start
        extern  task_started            ; TrapDispatcher.taskStarted(long frame)

        section .text

; switch_stack(saveTo, loadFrom, top): keeps the stack pointer in the word at RDI, goes on with the one in the word at
; RSI; the next trap from user mode begins to push at RDX. To the compiler this is a call like any other, so only
; what a function preserves is worth saving. It returns when somebody switches back.
switch_stack:
        push    rbx
        push    rbp
        push    r12
        push    r13
        push    r14
        push    r15
        mov     [rdi], rsp
        mov     rsp, [rsi]
        mov     [task_state + tss.rsp0], rdx
        mov     [kernel_stack], rdx
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret

; Where the first switch to a new task's stack returns to. RSP points to its frame of user mode.
task_start:
        mov     rdi, rsp
        call    task_started
        jmp     trap_return
