; A whole program for Linux: primes below 1000, printed in decimal.
        default rel
LIMIT   equ     1000

        section .bss
flags:  resb    LIMIT
line:   resb    16

        section .text
        global  _start
_start: mov     ebx, 2
.next:  cmp     ebx, LIMIT
        jae     .done
        lea     rax, [flags]
        cmp     byte [rax + rbx], 0
        jne     .skip
        mov     ecx, ebx
        imul    ecx, ebx
.mark:  cmp     ecx, LIMIT
        jae     .print
        mov     byte [rax + rcx], 1
        add     ecx, ebx
        jmp     .mark
.print: mov     edi, ebx
        call    print
.skip:  inc     ebx
        jmp     .next
.done:  mov     eax, 60
        xor     edi, edi
        syscall

; prints EDI and a new line
print:  lea     rsi, [line + 15]
        mov     byte [rsi], 10
        mov     eax, edi
        mov     ecx, 10
.digit: xor     edx, edx
        div     ecx
        add     dl, '0'
        dec     rsi
        mov     [rsi], dl
        test    eax, eax
        jnz     .digit
        lea     rdx, [line + 16]
        sub     rdx, rsi
        mov     edi, 1
        mov     eax, 1
        syscall
        ret
