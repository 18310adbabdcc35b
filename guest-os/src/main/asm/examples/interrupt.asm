; Installs an interrupt descriptor table and divides by zero. The handler puts things right and goes on.
; The exception goes to the hypervisor first, which injects it into the guest.

        bits    64
        default rel
        global  _start

DEBUG_EXIT      equ     0xf4

        section .text
_start:
        lea     rax, [divide_error]     ; build gate 0
        lea     rdi, [idt]
        mov     [rdi], ax
        mov     word [rdi + 2], 8       ; the boot loader's code segment
        mov     word [rdi + 4], 0x8e00  ; present, interrupt gate
        shr     rax, 16
        mov     [rdi + 6], ax
        shr     rax, 16
        mov     [rdi + 8], eax
        lidt    [idt_pointer]           ; exits

        mov     eax, 10
        xor     edx, edx
        xor     ecx, ecx
        div     ecx                     ; #DE: exits, and the guest's handler runs
        cmp     eax, 10                 ; 10 / 1, after the handler's repair
        jne     .wrong
        mov     al, 0x10
        out     DEBUG_EXIT, al
.wrong: mov     al, 1
        out     DEBUG_EXIT, al
        hlt

divide_error:
        mov     ecx, 1                  ; try again with another divisor
        iretq                           ; exits: the return from an interrupt is privileged

        section .data
idt_pointer:
        dw      16 - 1
        dq      idt

        section .bss
        alignb  16
idt:    resb    16
