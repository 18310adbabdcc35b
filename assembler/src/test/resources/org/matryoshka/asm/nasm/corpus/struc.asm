; Structures and instances of them.
bits 64
struc point
.x: resd 1
.y: resd 1
endstruc
struc rect
.min: resb point_size
.max: resb point_size
.color: resb 1
 alignb 4
.flags: resd 2
endstruc
struc shifted, -8
.a: resq 1
.b: resq 1
endstruc
struc offset 
o_first: resb 3
o_second: resw 1
endstruc
section .data
p: istruc point
 at point.x, dd 1
 at point.y, dd 2
iend
r: istruc rect
 at rect.min, dd 1, 2
 at rect.color, db 9
 at rect.flags, dd 5
iend
q: istruc point
 at .y, dd 4
iend
 dd point_size, rect_size, rect.flags, shifted.a, shifted.b, shifted_size, o_second, offset_size
section .text
 mov eax, [rdi + point.y]
 mov eax, [rdi + rect.max + point.x]
 add rdi, rect_size
 mov byte [rsi + rect.color], 3
