; format: image
; What the linker refuses.
        bits 64
        extern other
section .low start=0x100000
low:    dd high
        dq low
section .high start=0x100008 vstart=0xffffffff80000000
high:   call low
        call other
        mov eax, high
section .odd align=16 start=0x200001
        nop
section .lost follows=.nowhere
        nop
