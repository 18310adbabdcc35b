; Single-line macros in all their forms.
%define one 1
%define two (one + one)
 db one, two, two * 2
%define add3(x) (x) + 3
%define mul(a, b) (a) * (b)
 db add3(4), mul(2, 3), mul(add3(1), 2)
%define late val
%define val 1
 db late
%define val 2
 db late
%xdefine early val
%define val 3
 db early, late
%undef val
%define val 4
 db late
%assign i 5
%assign i i * 2 + 1
 db i
%define self self_
self_ equ 9
 db self
%define ptr(r, o) [r + o]
bits 64
 mov eax, ptr(rbx, 8)
%define cat(a, b) a %+ b
 cat(d, b) 7
 db cat(one, _x)
one_x equ 44
%idefine MixedCase 6
 db mixedcase, MIXEDCASE
%define empty
 db 1 empty
%define args(x) x
 db args({1, 2})
 dw args((1 + 2))
%define q ?
%define str 'text'
 db str
%defstr ds one two
 db ds
%deftok dt 'one + 1'
 db dt
%strlen len 'four'
 db len
%substr sub 'abcdef' 3
 db sub
%substr sub 'abcdef' 2, 3
 db sub
%substr sub 'abcdef' 2, -2
 db sub
%strcat joined 'ab', "cd", `\n`
 db joined
%define idx 3
v%[idx]: db 1
 dd v3
%ixdefine CI idx
 db ci
%define twice(x) x, x
 db twice(9)
 db twice(8), 7
%define nothing() 5
 db nothing()
%macro m 0
 db one
%endmacro
%define one 11
 m
 db __LINE__
%define __local 3
 db __local
