; Does the hardware keep what the page tables promise? Three accesses that must fault, with the right error code.

        section .text

; Panics with the text unless the last expected fault had this error code.
%macro expect_error 2                   ; error code, text
        section .rodata
%%text: db %2, 0
        section .text
        lea     rdi, [%%text]
        cmp     qword [fault_error], %1
        jne     panic
%endmacro

; Before each access, fault_continue says where page_fault shall go on. If there is no fault, execution comes to the
; same place, but with a stale error code.
selftest:
        mov     qword [fault_error], -1
        lea     rax, [.text_written]
        mov     [fault_continue], rax
        mov     byte [selftest], 0xcc   ; a breakpoint over our own first byte
.text_written:
        expect_error PF_PRESENT | PF_WRITE, "kernel code can be written"

        lea     rax, [.data_executed]
        mov     [fault_continue], rax
        lea     rax, [tasks]
        jmp     rax
.data_executed:
        expect_error PF_PRESENT | PF_FETCH, "data can be executed"

        lea     rax, [.null_read]
        mov     [fault_continue], rax
        xor     eax, eax
        mov     rax, [rax]
.null_read:
        expect_error 0, "address 0 can be read"

        say_line "paging: code is read-only, data is not executable, address 0 is unmapped"
        ret
