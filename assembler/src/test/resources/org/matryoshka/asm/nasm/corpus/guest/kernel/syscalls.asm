; System calls. A task puts the number in RAX, arguments in RDI, RSI, and executes SYSCALL; the result is in RAX
; afterwards, RCX and R11 are lost, all other registers are as before.

        section .text

; Step 1, by the CPU: RCX = RIP, R11 = RFLAGS, RIP = MSR_LSTAR, flags of MSR_FMASK off, CS and SS from MSR_STAR. The
; stack is still the user's, which the kernel must not touch.
syscall_entry:
        ; Step 2: to the kernel's GS, and with its help to the kernel stack of the task.
        swapgs
        mov     [gs:percpu.user_stack], rsp
        mov     rsp, [gs:percpu.kernel_stack]
        ; Step 3: the same frame as a trap leaves, so that there is one form only in which tasks are saved.
        push    USER_DATA
        push    qword [gs:percpu.user_stack]
        push    r11
        push    USER_CODE_SEGMENT
        push    rcx
        sub     rsp, 16                 ; error code, vector
        push_registers
        ; Step 4: the function for this number.
        cld
        cmp     rax, SYSCALL_COUNT
        jae     .unknown
        lea     rcx, [syscall_table]
        call    [rcx + rax * 8]
        jmp     .result
.unknown:
        mov     rax, ERROR_NO_CALL
.result:
        ; Step 5: back the same way. Interrupts are off until SYSRET loads RFLAGS from R11, and RIP from RCX, which
        ; is the address after a SYSCALL in the user's half and therefore one that SYSRET can take.
        mov     [rsp + frame.rax], rax
        pop_registers
        mov     rcx, [rsp + frame.rip - frame.vector]
        mov     r11, [rsp + frame.rflags - frame.vector]
        mov     rsp, [rsp + frame.rsp - frame.vector]
        swapgs
        o64 sysret

; write(address, length): prints bytes of the task's memory. That they are the task's must be checked first, for the
; kernel itself may read everything. Whether they exist shows when they are read.
sys_write:
        push_preserved
        mov     rax, USER_LIMIT
        cmp     rdi, rax
        jae     .fault
        sub     rax, rdi
        cmp     rsi, rax
        ja      .fault
        mov     rbx, rdi
        lea     rbp, [rdi + rsi]
        mov     r12, rsi
.next:  cmp     rbx, rbp
        jae     .done
        lea     rax, [.fault]
        mov     [fault_continue], rax   ; a page fault in the next instruction: continue at .fault
        movzx   edi, byte [rbx]
        mov     qword [fault_continue], 0
        call    print_char
        inc     rbx
        jmp     .next
.fault: mov     r12, ERROR_FAULT
.done:  mov     rax, r12
        pop_preserved
        ret

; yield(): the CPU to the next task.
sys_yield:
        call    schedule
        xor     eax, eax
        ret

; sleep(ticks)
sys_sleep:
        mov     rax, [current]
        add     rdi, [ticks]
        mov     [rax + task.wakes_at], rdi
        mov     qword [rax + task.state], TASK_SLEEPING
        call    schedule
        xor     eax, eax
        ret

; wait(task): its status, when it has ended.
sys_wait:
        push    rbx
        dec     rdi                     ; 1 .. TASK_COUNT - 1
        cmp     rdi, TASK_COUNT - 1
        jae     .invalid
        inc     rdi
        imul    ebx, edi, task_size
        lea     rax, [tasks]
        add     rbx, rax
        mov     rax, [current]
        cmp     rbx, rax
        je      .invalid                ; for itself it would wait for ever
.look:  cmp     qword [rbx + task.state], TASK_ENDED
        je      .ended
        mov     rax, [current]
        mov     [rax + task.waits_for], rbx
        mov     qword [rax + task.state], TASK_WAITING
        call    schedule
        jmp     .look
.ended: mov     rax, [rbx + task.status]
        pop     rbx
        ret
.invalid:
        mov     rax, ERROR_INVALID
        pop     rbx
        ret

        section .rodata
        align   8
syscall_table:  dq sys_write, sys_yield, sys_sleep, sys_wait, task_end
