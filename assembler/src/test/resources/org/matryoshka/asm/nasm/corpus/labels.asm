; Labels: with and without colon, local, of other scopes, reserved names, special ones.
bits 64
first
 jmp .local
.local: nop
 jmp first.local
second:
.local:
 jmp .local
 jmp first.local
.other nop
 equ_before equ 7
.after: jmp second.after
$add: nop
 jmp $add
$rax: dq $rax
..@special: nop
 jmp ..@special
.still: jmp .still
_under: jmp _under
q?x: jmp q?x
x@y: jmp x@y
a.b: jmp a.b
.c: jmp a.b.c
Case: nop
case: jmp Case
 jmp case
name equ $ - case
 dd name
third: mov eax, third - second
 dq third.end
.end:
