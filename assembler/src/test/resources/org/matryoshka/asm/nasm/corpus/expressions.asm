; Every operator with NASM's precedence.
a equ 10
b equ 3
 dq a + b * 2, (a + b) * 2, a - b - 1, a * b / 4, a / b, a // b, -a / b, -a // b, a % b, -a %% b
 dq a % b + 1, 1 << 4 + 1, 1 << (4 + 1), 256 >> 2 >> 1, -1 >> 60, -1 >>> 60, 1 <<< 3
 dq a & 6 | 1, a ^ b & 1, a | b ^ 1, ~a, ~a & 0xff, !a, !0, - - a, -~a, +a
 dq a = 10, a == 10, a != 10, a <> 3, a < b, a > b, a <= 10, a >= 11, -1 < 1, a <=> b, a <=> a
 dq a && b, a && 0, 0 || b, 0 || 0, a ^^ b, a ^^ 0
 dq a > b ? 1 : 2, a < b ? 1 : 2, a ? b ? 5 : 6 : 7
 dq 0x8000000000000000 / 2, 0x8000000000000000 // 2, 7 %% -2, 7 // -2, -7 // 2, -7 %% 2
 dq (1 + 2) * (3 - 4) / -1
 dq 2 + 3 << 1, 1 | 2 + 4, 5 & 3 == 1, 1 + 1 == 2 && 3
here:
 dq $ - here, here - $$, $ - $$
 times 2 dq $ - here
 dq $ - here
 db ($ - here) & 15, $ - here
