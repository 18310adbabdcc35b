; Time: the 8254 timer ticks, the 8259A pair of interrupt controllers passes it on, and at each tick the next task
; gets its turn.

        section .text

interrupts_init:
        ; Start both controllers (ICW1..ICW4), move IRQ 0..15 away from the exceptions, and let through IRQ 0 only.
        out_byte PIC1_COMMAND, 0x11
        out_byte PIC2_COMMAND, 0x11
        out_byte PIC1_DATA, VECTOR_IRQ
        out_byte PIC2_DATA, VECTOR_IRQ + 8
        out_byte PIC1_DATA, 1 << 2      ; the second controller hangs on line 2
        out_byte PIC2_DATA, 2
        out_byte PIC1_DATA, 0x01        ; 8086 mode
        out_byte PIC2_DATA, 0x01
        out_byte PIC1_DATA, 0xfe
        out_byte PIC2_DATA, 0xff
        ; Channel 0, low byte then high byte, mode 2: one pulse every so many counts.
        out_byte PIT_COMMAND, 0x34
        out_byte PIT_CHANNEL0, (PIT_HZ / TICK_HZ) & 0xff
        out_byte PIT_CHANNEL0, (PIT_HZ / TICK_HZ) >> 8
        ret

; RDI = frame. Only user mode and the idle loop are ever interrupted.
timer_interrupt:
        inc     qword [ticks]
        out_byte PIC1_COMMAND, PIC_EOI
        ; Wake the sleepers whose time has come.
        mov     rax, [ticks]
        lea     rcx, [tasks]
        lea     rsi, [tasks_end]
.next:  cmp     qword [rcx + task.state], TASK_SLEEPING
        jne     .skip
        cmp     [rcx + task.wakes_at], rax
        ja      .skip
        mov     qword [rcx + task.state], TASK_READY
.skip:  add     rcx, task_size
        cmp     rcx, rsi
        jb      .next
        test    byte [rdi + frame.cs], 3
        jz      .return                 ; the idle loop looks for work by itself
        jmp     preempt
.return:
        ret

        section .bss
ticks:          resq 1
