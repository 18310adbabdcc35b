; Exceptions and interrupts. Every vector has a stub that makes the stack look like a "frame" and goes on to the
; common code.

        section .text

%macro trap 1                           ; a vector for which the CPU pushes no error code
        align   16
        push    0
        push    %1
        jmp     trap_entry
%endmacro

%macro trap_with_error 1                ; a vector for which it does
        align   16
        push    %1
        jmp     trap_entry
%endmacro

        align   16
trap_stubs:
        trap    0                       ; #DE divide error
        trap    1                       ; #DB debug
        trap    2                       ; NMI
        trap    3                       ; #BP breakpoint
        trap    4                       ; #OF overflow
        trap    5                       ; #BR bound range
        trap    6                       ; #UD undefined instruction
        trap    7                       ; #NM no coprocessor
        trap_with_error 8               ; #DF double fault
        trap    9
        trap_with_error 10              ; #TS invalid TSS
        trap_with_error 11              ; #NP segment not present
        trap_with_error 12              ; #SS stack segment
        trap_with_error 13              ; #GP general protection
        trap_with_error 14              ; #PF page fault
        trap    15
        trap    16                      ; #MF floating point
        trap_with_error 17              ; #AC alignment
        trap    18                      ; #MC machine check
        trap    19                      ; #XM SIMD floating point
        trap    20                      ; #VE virtualization
        trap_with_error 21              ; #CP control protection
        trap    22
        trap    23
        trap    24
        trap    25
        trap    26
        trap    27
        trap    28
        trap_with_error 29              ; #VC
        trap_with_error 30              ; #SX security
        trap    31
        trap    32                      ; IRQ 0: the timer
        trap    33
        trap    34
        trap    35
        trap    36
        trap    37
        trap    38
        trap    39                      ; IRQ 7: also where a spurious interrupt arrives
        trap    40
        trap    41
        trap    42
        trap    43
        trap    44
        trap    45
        trap    46
        trap    47

        align   16
trap_entry:
        test    byte [rsp + frame.cs - frame.vector], 3
        jz      .kernel_gs              ; from the kernel: GS is right already
        swapgs
.kernel_gs:
        push_registers
        cld
        mov     rdi, rsp
        call    trap_dispatch
; A new task starts here, too, with a frame that task_create wrote.
trap_return:
        pop_registers
        add     rsp, 16                 ; vector and error code
        test    byte [rsp + frame.cs - frame.rip], 3
        jz      .kernel_gs
        swapgs
.kernel_gs:
        iretq

; RDI = frame.
trap_dispatch:
        mov     rax, [rdi + frame.vector]
        cmp     eax, VECTOR_PAGE_FAULT
        je      page_fault
        cmp     eax, VECTOR_TIMER
        je      timer_interrupt
        cmp     eax, VECTOR_SPURIOUS
        je      .return
        jmp     trap_fatal
.return:
        ret

; Nobody can do anything about it. Says where it happened; then ends the task if it was a task's fault, else panics.
trap_fatal:
        push    rbx
        mov     rbx, rdi
        say     "trap: vector "
        mov     rdi, [rbx + frame.vector]
        call    print_decimal
        say     ", error code 0x"
        mov     rdi, [rbx + frame.error]
        call    print_hex
        say     ", RIP 0x"
        mov     rdi, [rbx + frame.rip]
        call    print_hex
        cmp     dword [rbx + frame.vector], VECTOR_PAGE_FAULT
        jne     .whose                  ; for other traps CR2 holds the address of some older fault
        say     ", address 0x"
        mov     rdi, cr2
        call    print_hex
.whose: test    byte [rbx + frame.cs], 3
        jz      .kernel
        say     ", in task "
        mov     rdi, [current]
        mov     rdi, [rdi + task.name]
        call    print_string
        say_line ", which ends"
        mov     edi, STATUS_KILLED
        jmp     task_end
.kernel:
        mov     edi, 10
        call    print_char
        lea     rdi, [text_trap]
        jmp     panic

        section .rodata
text_trap:      db "a trap in the kernel", 0
