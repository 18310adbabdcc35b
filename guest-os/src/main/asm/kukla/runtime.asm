; The runtime's part that Java can't say, the same under the kernel and under programs: an object of its own, linked
; with either.
        bits 64
        default rel

        extern  runtime_collect_from    ; Collector.collect(long stackPointer)
        global  runtime_collect
        global  runtime_stack_pointer
        global  runtime_return_address

        section .text

; Collects garbage. References that the callers keep in callee-saved registers are put on the stack, where the
; collector finds them.
runtime_collect:
        push    rbx
        push    rbp
        push    r12
        push    r13
        push    r14
        push    r15
        mov     rdi, rsp
        sub     rsp, 8                  ; calls are made with RSP a multiple of 16
        call    runtime_collect_from
        add     rsp, 8
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret

; RSP of the caller as it is after the return.
runtime_stack_pointer:
        lea     rax, [rsp + 8]
        ret

; Where the caller goes on.
runtime_return_address:
        mov     rax, [rsp]
        ret
