; The ends of the sections, page by page, so that no page belongs to two of them. The linker puts the sections one
; after the other: .boot, .text, .rodata, .data, .bss.

        section .text
        align   4096
text_end:

        section .rodata
        align   4096
rodata_end:

        section .bss
        alignb  4096
image_end:                              ; from here on, memory is free
