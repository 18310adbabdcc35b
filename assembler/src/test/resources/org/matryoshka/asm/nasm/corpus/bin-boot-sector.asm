; format: bin
; A flat binary with an origin, padded to a sector.
bits 64
org 0x7c00
start: mov eax, message
 mov rsi, message
 lea rdi, [rel message]
 mov al, [message]
 jmp start
 call print
 dq start, $$, message - start
print: ret
message: db 'hello', 0
%if $ - $$ > 510
 %error "too long"
%endif
 times 510 - ($ - $$) db 0
 dw 0xaa55
