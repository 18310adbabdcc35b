; Benchmark "pagefaults" as a bootable image. There is no such Linux program: it is about what only a kernel does.
;
; Touches 512 pages that are not mapped, one by one; each touch is a page fault, whose handler maps the page. Then it
; unmaps them all, and begins anew. Result: number of faults * 2^32 + sum of the numbers that stand in the pages, which
; every touch makes greater by one.
%define BENCHMARK_NAME "pagefaults"
%include "bare.inc"

%ifndef ROUNDS
%define ROUNDS 400                       ; -D ROUNDS=n makes it shorter or longer
%endif
FAULT_PAGES     equ 512
FAULT_WINDOW    equ 1 << 39             ; where the pages appear: the second entry of the top-level table
PAGE_SIZE       equ 4096
CODE            equ 8                   ; selectors in our GDT
DATA            equ 16

        section .text
benchmark:
        ; A GDT and an IDT of our own, for the handler needs a code segment that is certain to be there.
        lgdt    [gdt_pointer]
        mov     eax, DATA
        mov     ss, eax
        push    CODE
        lea     rax, [.code_loaded]
        push    rax
        retfq
.code_loaded:
        lea     rax, [page_fault]
        lea     rdi, [idt + 14 * 16]
        mov     [rdi], ax               ; the address of the handler is below 4 GiB
        mov     dword [rdi + 2], 0x8e000000 | CODE ; interrupt gate, present
        shr     eax, 16
        mov     [rdi + 6], ax
        lidt    [idt_pointer]

        ; Page tables: what is at address 0 comes from the boot loader; our window has tables of its own.
        mov     rax, cr3
        mov     rax, [rax]
        lea     rdi, [fault_pml4]
        mov     [rdi], rax
        lea     rax, [fault_pdpt + 3]   ; + 3: present, writable
        mov     [rdi + 8], rax
        lea     rax, [fault_directory + 3]
        mov     [fault_pdpt], rax
        lea     rax, [fault_table + 3]
        mov     [fault_directory], rax
        mov     cr3, rdi

        mov     r12d, ROUNDS
.round: mov     rbx, FAULT_WINDOW
        mov     ecx, FAULT_PAGES
.touch: inc     qword [rbx]
        add     rbx, PAGE_SIZE
        dec     ecx
        jnz     .touch

        lea     rdi, [fault_table]
        mov     rbx, FAULT_WINDOW
        mov     ecx, FAULT_PAGES
.unmap: mov     qword [rdi], 0
        invlpg  [rbx]
        add     rdi, 8
        add     rbx, PAGE_SIZE
        dec     ecx
        jnz     .unmap
        dec     r12d
        jnz     .round

        mov     rax, [fault_count]
        shl     rax, 32
        lea     rbx, [fault_frames]
        mov     ecx, FAULT_PAGES
.sum:   add     rax, [rbx]
        add     rbx, PAGE_SIZE
        dec     ecx
        jnz     .sum
        ret

; Maps the page that CR2 lies in to its frame.
page_fault:
        push    rax
        push    rcx
        push    rdx
        mov     rax, cr2
        shr     rax, 12
        and     eax, FAULT_PAGES - 1
        mov     ecx, eax
        shl     ecx, 12
        lea     rdx, [fault_frames + 3]
        add     rcx, rdx
        lea     rdx, [fault_table]
        mov     [rdx + rax * 8], rcx
        inc     qword [fault_count]
        pop     rdx
        pop     rcx
        pop     rax
        add     rsp, 8                  ; the error code
        iretq

        section .data
        align   8
gdt:            dq 0
                dq 0x00209a0000000000   ; CODE: present, ring 0, code, 64 bits
                dq 0x0000920000000000   ; DATA: present, ring 0, data, writable
gdt_pointer:    dw gdt_pointer - gdt - 1
                dq gdt
idt_pointer:    dw 15 * 16 - 1
                dq idt

        section .bss
        alignb  4096
fault_pml4:     resb PAGE_SIZE
fault_pdpt:     resb PAGE_SIZE
fault_directory: resb PAGE_SIZE
fault_table:    resb PAGE_SIZE
fault_frames:   resb FAULT_PAGES * PAGE_SIZE
idt:            resb 15 * 16
fault_count:    resq 1
