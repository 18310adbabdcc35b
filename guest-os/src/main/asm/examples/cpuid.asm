; Who made this processor? CPUID leaf 0 answers in EBX, EDX and ECX.
; Under the hypervisor CPUID exits: the guest is told what the hypervisor wants it to believe.

        bits    64
        default rel
        global  _start

UART            equ     0x3f8           ; the serial port
DEBUG_EXIT      equ     0xf4            ; a write here ends the machine

        section .text
_start:
        xor     eax, eax
        cpuid                           ; exits: press F7 to get here
        mov     [vendor], ebx
        mov     [vendor + 4], edx
        mov     [vendor + 8], ecx

        lea     rsi, [vendor]
        mov     edx, UART
.print: lodsb
        test    al, al
        jz      .done
        out     dx, al                  ; exits once for each character
        jmp     .print

.done:  mov     al, 0x10                ; success
        out     DEBUG_EXIT, al
        hlt

        section .data
vendor: times 12 db 0
        db      10, 0
