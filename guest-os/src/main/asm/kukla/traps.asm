; Exceptions and interrupts. Every vector has a stub that makes the stack look like a frame (layout.inc) and goes on
; to the common code.
;
; GS is the user's all the time: the kernel finds what it needs by address. So there is no SWAPGS, which costs an exit
; under a hypervisor each time, and no moment in which it is not clear whose GS is loaded. With several processors,
; each gets a copy of syscall.asm's two words and of its entry.

        extern  trap_dispatch           ; TrapDispatcher.trap(long frame)

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
        trap    36                      ; IRQ 4: the serial port
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
        push_registers
        cld
        mov     rdi, rsp
        call    trap_dispatch
; The way back with all registers, of which a frame with RSP pointing to it is the only memory.
trap_return:
        pop_registers
        add     rsp, 16                 ; vector and error code
        iretq
