; Symbols: missing, doubled, misspelt.
        bits 64
extern  puts
global  missing
message: db 'hi'
        mov eax, [rel mesage]
        call putz
again:  nop
again:  nop
.local: jmp .locl
puts:   nop
        jmp nowhere
length equ 5
        dq lenght
        dq message * 2
        dq message + again
        dq -message
        mov eax, message & 0xff
        resb forward
forward:
        times later nop
later:
count equ rax
        equ 5
