; Page faults. Three kinds are welcome: a first touch of the heap or stack of a task, which gets a fresh page; a bad
; address that a task gave to a system call; and those that selftest provokes. All others are fatal.

        section .text

; RDI = frame.
page_fault:
        mov     rax, cr2
        mov     rdx, [rdi + frame.error]
        test    edx, PF_PRESENT | PF_FETCH ; a page that is there but forbids it, or an attempt to execute data:
        jnz     .not_demand             ; no new page would help
        mov     rcx, rax
        sub     rcx, USER_HEAP
        cmp     rcx, USER_HEAP_SIZE
        jb      .demand
        mov     rcx, rax
        mov     rsi, USER_STACK_TOP - USER_STACK_SIZE
        sub     rcx, rsi
        cmp     rcx, USER_STACK_SIZE
        jb      .demand

.not_demand:
        test    byte [rdi + frame.cs], 3
        jnz     trap_fatal
        mov     rcx, [fault_continue]   ; did the kernel say that it expects a fault?
        test    rcx, rcx
        jz      trap_fatal
        mov     [rdi + frame.rip], rcx  ; then it goes on where it said
        mov     [fault_error], rdx
        mov     qword [fault_continue], 0
        ret

; A first touch. This may come from user mode, or from a system call that reads the memory of its task. The CPU keeps
; no memory of pages that are not there, so nothing needs to be invalidated.
.demand:
        push    rbx
        mov     rbx, rax
        call    frame_alloc
        mov     rcx, PTE_NX | PTE_OWNED | PTE_PRESENT | PTE_WRITE | PTE_USER
        lea     rdx, [rax + rcx]
        mov     rsi, rbx
        mov     rdi, [current]
        mov     rdi, [rdi + task.cr3]
        call    map_page
        inc     qword [demand_pages]
        pop     rbx
        ret

        section .bss
demand_pages:   resq 1
fault_continue: resq 1                  ; not 0: a kernel page fault is expected, and execution shall go on here, once
fault_error:    resq 1                  ; the error code of the last expected fault
