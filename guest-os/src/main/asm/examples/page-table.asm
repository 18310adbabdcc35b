; Writes into its own page tables. The boot loader has mapped the first 4 GiB one to one, in pages of 1 GiB;
; this adds a fifth entry, so that the first GiB can be seen at 4 GiB as well.
; Under the hypervisor the tables are traced: the write exits, and the first access through it is a hidden fault.

        bits    64
        default rel
        global  _start

DEBUG_EXIT      equ     0xf4
ENTRY_ADDRESS   equ     0xffffffffff000 ; the address in an entry of a page table
GIB             equ     1 << 30

        section .text
_start:
        mov     rax, cr3                ; exits: CR3 is the hypervisor's
        mov     rcx, ENTRY_ADDRESS
        and     rax, rcx
        mov     rbx, [rax]              ; entry 0 of the top table leads to the next one
        and     rbx, rcx
        mov     rdx, [rbx]              ; its entry 0 maps the first GiB
        mov     [rbx + 8 * 4], rdx      ; exits: a traced page table; entry 4 maps it too

        lea     rsi, [value]
        mov     rdi, 4 * GIB
        mov     rax, [rsi + rdi]        ; exits: the shadow does not know the new mapping yet
        cmp     rax, [rsi]
        jne     .wrong

        mov     qword [rbx + 8 * 4], 0  ; and away with it
        invlpg  [rsi + rdi]             ; exits
        mov     al, 0x10
        out     DEBUG_EXIT, al
.wrong: mov     al, 1
        out     DEBUG_EXIT, al
        hlt

        section .data
value:  dq      0x1122334455667788
