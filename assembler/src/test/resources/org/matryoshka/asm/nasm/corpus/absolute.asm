; absolute sections give names to addresses.
bits 64
absolute 0x400
seg0: resw 1
seg1: resd 2
 alignb 16
seg2: resb 1
absolute seg1
again: resb 4
section .text
 mov ax, [seg0]
 mov eax, [seg1]
 mov al, [seg2]
 mov eax, seg2 - seg0
 mov eax, again
 cmp rbx, seg0
 dd seg1, again + 4
