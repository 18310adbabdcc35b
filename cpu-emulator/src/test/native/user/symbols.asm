; A program with two symbols.
;   nasm -f elf64 -o symbols.o symbols.asm && ld -static -o symbols.elf symbols.o
        global  _start
        section .text
_start: xor     edi, edi
        call    second
        mov     eax, 231
        syscall
        align   16, nop
second: inc     edi
        ret
