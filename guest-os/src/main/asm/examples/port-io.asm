; Prints a line on the serial port, as the hardware wants it: wait until it can take a character, then send it.
; Each IN and each OUT is a VM exit. How many are there for a line of 14 characters?

        bits    64
        default rel
        global  _start

UART            equ     0x3f8
UART_STATUS     equ     UART + 5
CAN_SEND        equ     1 << 5
DEBUG_EXIT      equ     0xf4

        section .text
_start:
        lea     rsi, [text]
        mov     ecx, text.end - text
.next:  mov     edx, UART_STATUS
.wait:  in      al, dx                  ; may it be sent?
        test    al, CAN_SEND
        jz      .wait
        mov     edx, UART
        lodsb
        out     dx, al
        dec     ecx
        jnz     .next

        mov     al, 0x10
        out     DEBUG_EXIT, al
        hlt

        section .data
text:   db      "Hello, dolls!", 10
.end:
