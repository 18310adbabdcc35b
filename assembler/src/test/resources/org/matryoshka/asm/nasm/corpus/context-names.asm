; Names of contexts joined to others, and odd expansions.
bits 64
section .text
%macro prologue 1
%push ctx
%define %$name %1
%1:
 push rbp
%endmacro
%macro epilogue 0
 pop rbp
 ret
%{$name}_end:
%pop
%endmacro
prologue func
 nop
epilogue
dd func_end
%define X(a) Y a
%define Y +
dq X(5)
mov eax, 5 ; c
mov eax, "ab"
mov eax, ('a'+1)
db "it's", 'a"b'
db -1, +1
