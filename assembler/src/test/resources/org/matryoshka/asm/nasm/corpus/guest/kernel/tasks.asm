; Tasks: three programs, each with an address space and a kernel stack of its own, and one CPU for all.

        section .text

; Makes the three tasks. The context that runs now becomes task 0, the idle loop.
tasks_init:
        lea     rax, [tasks]
        mov     [current], rax
        mov     rdx, cr3
        mov     [rax + task.cr3], rdx

        mov     edi, TASK_PRIMES
        lea     rsi, [user_primes]
        lea     rdx, [user_primes_end]
        lea     rcx, [name_primes]
        call    task_create
        mov     edi, TASK_MEMORY
        lea     rsi, [user_memory]
        lea     rdx, [user_memory_end]
        lea     rcx, [name_memory]
        call    task_create
        mov     edi, TASK_DOLLS
        lea     rsi, [user_dolls]
        lea     rdx, [user_dolls_end]
        lea     rcx, [name_dolls]
        jmp     task_create

; RDI = number, RSI, RDX = first byte of the program and of what follows it (pages), RCX = its name.
task_create:
        push_preserved
        mov     r13, rsi
        mov     r14, rdx
        mov     eax, edi
        imul    ebx, eax, task_size
        lea     rdx, [tasks]
        add     rbx, rdx
        mov     [rbx + task.name], rcx
        inc     eax                     ; stack n ends where stack n + 1 begins
        shl     eax, 13                 ; * KERNEL_STACK_SIZE
        lea     rdx, [kernel_stacks]
        add     rax, rdx
        mov     [rbx + task.kernel_stack], rax

        ; The address space: the pages of the program, for reading and executing. Heap and stack come by themselves.
        call    space_create
        mov     [rbx + task.cr3], rax
        mov     r12, USER_CODE
.page:  mov     rdi, [rbx + task.cr3]
        mov     rsi, r12
        mov     rax, KERNEL_OFFSET
        mov     rdx, r13
        sub     rdx, rax
        or      rdx, PTE_PRESENT | PTE_USER
        call    map_page
        add     r12, PAGE_SIZE
        add     r13, PAGE_SIZE
        cmp     r13, r14
        jb      .page

        ; The kernel stack: a frame that makes trap_return go to the first instruction of the program, and below it
        ; what switch_to takes off. Both are mostly zeros.
        mov     rdi, [rbx + task.kernel_stack]
        sub     rdi, frame_size
        mov     dword [rdi + frame.rip], USER_CODE
        mov     dword [rdi + frame.cs], USER_CODE_SEGMENT
        mov     dword [rdi + frame.rflags], RFLAGS_ALWAYS | RFLAGS_IF
        mov     rax, USER_STACK_TOP
        mov     [rdi + frame.rsp], rax
        mov     dword [rdi + frame.ss], USER_DATA
        lea     rax, [trap_return]
        mov     [rdi - 8], rax
        sub     rdi, 7 * 8              ; the return address and six registers
        mov     [rbx + task.stack_pointer], rdi
        mov     qword [rbx + task.state], TASK_READY
        inc     qword [tasks_alive]
        pop_preserved
        ret

; The timer interrupted a task: the next one's turn.
preempt:
        mov     rax, [current]
        inc     qword [rax + task.preemptions]

; Round robin: goes on with the next task after the current one that is ready; with the current one if there is no
; other; with the idle loop if there is none at all. Returns when the caller's turn comes again.
schedule:
        mov     rdi, [current]
        lea     rdx, [tasks_end]
        mov     ecx, TASK_COUNT
.next:  add     rdi, task_size
        cmp     rdi, rdx
        jb      .look
        lea     rdi, [tasks + task_size] ; after the last comes the first; the idle loop has no turn
.look:  cmp     qword [rdi + task.state], TASK_READY
        je      switch_to
        dec     ecx
        jnz     .next
        lea     rdi, [tasks]

; Leaves the current task and goes on with task RDI. What the compiler of a higher language would do at a call has
; been done: only the preserved registers and the stack pointer are worth saving.
switch_to:
        cmp     rdi, [current]
        je      .same
        push_preserved
        mov     rax, [current]
        mov     [rax + task.stack_pointer], rsp
        mov     [current], rdi
        mov     rax, [rdi + task.kernel_stack]
        mov     [task_state + tss.rsp0], rax ; where the next trap from user mode pushes
        mov     [gs:percpu.kernel_stack], rax ; where the next SYSCALL does
        mov     rax, [rdi + task.cr3]
        mov     cr3, rax
        mov     rsp, [rdi + task.stack_pointer]
        pop_preserved
.same:  ret

; The current task ends with status RDI. Does not return.
task_end:
        mov     rbx, [current]
        mov     [rbx + task.status], rdi
        mov     qword [rbx + task.state], TASK_ENDED
        dec     qword [tasks_alive]
        ; Whoever waits for it may go on.
        lea     rcx, [tasks]
        lea     rsi, [tasks_end]
.next:  cmp     qword [rcx + task.state], TASK_WAITING
        jne     .skip
        cmp     [rcx + task.waits_for], rbx
        jne     .skip
        mov     qword [rcx + task.state], TASK_READY
.skip:  add     rcx, task_size
        cmp     rcx, rsi
        jb      .next
        ; Its memory goes back. We stand on its kernel stack, which is the kernel's, but must leave its page tables.
        mov     rax, [tasks + task.cr3]
        mov     cr3, rax
        mov     rdi, [rbx + task.cr3]
        mov     [rbx + task.cr3], rax
        call    space_destroy
        jmp     schedule

        section .rodata
name_primes:    db "primes", 0
name_memory:    db "memory", 0
name_dolls:     db "dolls", 0

        section .bss
current:        resq 1                  ; the running task
tasks_alive:    resq 1
tasks:          resb TASK_COUNT * task_size
tasks_end:
                alignb 16
kernel_stacks:  resb TASK_COUNT * KERNEL_STACK_SIZE
