; The life of the kernel, from the first line it prints to the last.

        section .text

; RDI = physical address of start_info. Does not return.
kernel_main:
        mov     r12, rdi
        call    console_init
        say_line "Matryoshka demo kernel"
        call    descriptors_init        ; from here on, an exception ends in a message and not in silence
        mov     rdi, r12
        call    memory_init
        call    selftest
        call    interrupts_init
        call    tasks_init

; The idle loop is task 0. It runs when no other task can, and halts the CPU until an interrupt comes. STI takes
; effect one instruction late, so that no interrupt can come between it and HLT and be slept through.
idle:
        call    schedule
        cmp     qword [tasks_alive], 0
        je      report
        sti
        hlt
        cli
        inc     qword [idle_halts]
        jmp     idle

; All tasks have ended. Says what happened, and ends the machine with success only if everything was right. No line
; tells how often things happened that depend on time; but that they did happen, is a condition of success.
report:
        say     "kernel: "
        mov     rdi, [demand_pages]
        call    print_decimal
        say_line " pages came into being when they were touched"

        lea     r12, [text_preempted]
        mov     rax, [tasks + TASK_PRIMES * task_size + task.preemptions]
        call    report_if_not_zero
        lea     r12, [text_halted]
        mov     rax, [idle_halts]
        call    report_if_not_zero

        mov     rax, [tasks + TASK_PRIMES * task_size + task.status]
        or      rax, [tasks + TASK_MEMORY * task_size + task.status]
        or      rax, [tasks + TASK_DOLLS * task_size + task.status]
        jnz     .failed
        mov     rax, [frames_used]
        test    rax, rax
        jnz     .leaked
        say_line "kernel: all memory of the tasks is back; goodbye"
        mov     edi, EXIT_SUCCESS
        jmp     power_off
.leaked:
        say_line "kernel: FAILED: memory of the tasks is lost"
        mov     edi, EXIT_FAILURE
        jmp     power_off
.failed:
        say_line "kernel: FAILED: a task did not end well"
        mov     edi, EXIT_FAILURE
        jmp     power_off

; If RAX is not 0, prints the string in R12; else the kernel has failed.
report_if_not_zero:
        test    rax, rax
        jz      .failed
        mov     rdi, r12
        jmp     print_string
.failed:
        say     "kernel: FAILED, this never happened: "
        mov     rdi, r12
        call    print_string
        mov     edi, EXIT_FAILURE
        jmp     power_off

        section .rodata
text_preempted: db "kernel: the timer took the CPU from a task that did not want to give it", 10, 0
text_halted:    db "kernel: with nothing to do, the CPU was halted until the next tick", 10, 0

        section .bss
idle_halts:     resq 1
