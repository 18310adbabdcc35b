; The console: the first serial port, a 16550, sent to character by character.

        section .text

%macro out_byte 2                       ; port, value
        mov     edx, %1
        mov     al, %2
        out     dx, al
%endmacro

console_init:
        out_byte UART_INTERRUPTS, 0     ; we ask, it need not call
        out_byte UART_LINE, 0x80        ; the next two writes set the speed: 115200 / 1
        out_byte UART_DATA, 1
        out_byte UART_INTERRUPTS, 0
        out_byte UART_LINE, 0x03        ; 8 bits, no parity, 1 stop bit
        out_byte UART_FIFO, 0x07        ; FIFOs on and empty
        out_byte UART_MODEM, 0x03       ; we are here
        ret

; Prints the character in DIL. Changes RAX and RDX only.
print_char:
        mov     edx, UART_STATUS
.wait:  in      al, dx
        test    al, UART_CAN_SEND
        jz      .wait
        mov     edx, UART_DATA
        mov     eax, edi
        out     dx, al
        ret

; Prints the string at RDI, which ends with 0.
print_string:
        push    rbx
        mov     rbx, rdi
.next:  movzx   edi, byte [rbx]
        test    edi, edi
        jz      .done
        call    print_char
        inc     rbx
        jmp     .next
.done:  pop     rbx
        ret

; Prints RDI as an unsigned decimal number.
print_decimal:
        push    rbx
        mov     rbx, rsp                ; the digits go below, last one first
        sub     rsp, 32
        mov     rax, rdi
        mov     ecx, 10
        dec     rbx
        mov     byte [rbx], 0
.digit: xor     edx, edx
        div     rcx
        add     dl, '0'
        dec     rbx
        mov     [rbx], dl
        test    rax, rax
        jnz     .digit
        mov     rdi, rbx
        call    print_string
        add     rsp, 32
        pop     rbx
        ret

; Prints RDI as a hexadecimal number of 16 digits.
print_hex:
        push    rbx
        push    r12
        mov     rbx, rdi
        mov     r12d, 16
.digit: rol     rbx, 4
        mov     eax, ebx
        and     eax, 15
        lea     rdi, [hex_digits]
        movzx   edi, byte [rdi + rax]
        call    print_char
        dec     r12d
        jnz     .digit
        pop     r12
        pop     rbx
        ret

; Ends the machine; the low byte of EDI is the value for the port. If nothing listens there, halts for ever.
power_off:
        mov     eax, edi
        out     DEBUG_EXIT, al
.halt:  cli
        hlt
        jmp     .halt

; The kernel cannot go on. RDI = why.
panic:
        push    rdi
        say     "kernel panic: "
        pop     rdi
        call    print_string
        mov     edi, 10
        call    print_char
        mov     edi, EXIT_FAILURE
        jmp     power_off

        section .rodata
hex_digits:     db "0123456789abcdef"
