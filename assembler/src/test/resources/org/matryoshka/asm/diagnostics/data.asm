; Data and directives with mistakes.
        db 'abc
        db 1 2
        db 300, -200
        dw 70000
        dd 12ab
        dd 0x
        dw 1.5
        dq rax
        db 1e5
        dq 1 / 0, 5 % (3 - 3)
        resb -1
        align 3
        alignb 5000000000
        section .text foo=3
        section .data algn=16
        section
        org 5
        bits 32
        use16
        default relative
        absolute message
        struc inner
        struc outer
        endstruc
        endstruc
        istruc nothing
        iend
        at field, db 1
        common q
        global
        incbin "no-such-file"
        incbin no_quotes
        dq 0x1ffffffffffffffff
        db (1, 2
        dq ((1 + 2)
        dq 1 +
        dq #
