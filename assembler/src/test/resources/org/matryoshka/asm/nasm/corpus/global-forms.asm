; The forms of global and extern.
bits 64
[global one]
global two:function
global three:object
global four:data 8
global five:function (five.end - five)
extern ex1, ex2
[extern ex3]
section .text
one: call ex1
two: call ex2
five: call ex3
 ret
.end:
section .data
three: dq ex1
four: dq 0
