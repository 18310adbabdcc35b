; Data of every size: numbers in all notations, strings, floating point.
 db 1, 2, 0x10, 10h, 0ffh, $0a, 0b101, 101b, 1010y, 0o17, 17q, 17o, 0d10, 10d, 0t9, 0h1f
 db 1_000 & 255, 0b1010_0101, 0xf_f
 db 'a', "b", `c`, 'it', "it's", 'say "x"', ''
 db `\n\t\r\0\x41\101\e\\\'\"\``, `\u263a`, `\a\b\f\v`
 db 'abc', 10, 0
 dw 1, -1, 'a', 'ab', 'abc', 0xffff, 65535, -32768
 dd 1, 'abcd', 'abcde', 0xdeadbeef, -1, 1.0, -2.5, 1e10, 1.5e-3, 0.1
 dq 1, 'abcdefgh', 'abcdefghi', 0x123456789abcdef0, -1, 1.0, -0.5, 3.141592653589793, 1e100
 dq 'a' + 1, 'ab' * 2, "x" << 8
 db 3 dup (1), 2 dup (1, 2, 'x'), 2 dup (3 dup (7), 8)
 dw 4 dup (0x1234)
 times 5 db 1, 2
 times 3 dw 'q'
 times 0 db 9
 db %(1, 2, 3)
x: times 4 - ($ - x) db 0
 db 1,
