; Physical frames, and the page tables of user address spaces.

        section .text

; Reads the memory map. RDI = physical address of start_info. Everything that the boot loader left in memory is
; read here, before the first frame is handed out, for the frame might be the one in which it lies.
memory_init:
        push_preserved
        mov     rax, KERNEL_OFFSET
        lea     rbx, [rdi + rax]        ; start_info
        cmp     dword [rbx + start_info.magic], START_INFO_MAGIC
        jne     .no_map
        cmp     dword [rbx + start_info.version], 1
        jb      .no_map
        mov     r12d, [rbx + start_info.regions]
        mov     rbx, [rbx + start_info.memory_map]
        add     rbx, rax                ; the current region
        xor     r13d, r13d              ; bytes of RAM so far
        xor     r14d, r14d              ; end of the region in which the kernel lies
.next:  test    r12d, r12d
        jz      .counted
        dec     r12d
        cmp     dword [rbx + region.type], REGION_RAM
        jne     .skip
        add     r13, [rbx + region.size]
        mov     rax, [rbx + region.address]
        cmp     rax, boot_start
        ja      .skip
        add     rax, [rbx + region.size]
        cmp     rax, PHYS(image_end)
        cmovae  r14, rax
.skip:  add     rbx, region_size
        jmp     .next

.counted:
        test    r14, r14
        jz      .no_map
        mov     eax, DIRECT_MAP_SIZE
        cmp     r14, rax
        cmova   r14, rax                ; more than the direct map reaches we leave alone
        and     r14, -PAGE_SIZE
        mov     [frames_end], r14
        mov     eax, PHYS(image_end)
        mov     [frames_next], rax

        say     "memory: "
        mov     rdi, r13
        shr     rdi, 10
        call    print_decimal
        say_line " KiB"
        pop_preserved
        ret
.no_map:
        lea     rdi, [text_no_map]
        jmp     panic

; A frame full of zeros; RAX = its physical address. Frames that came back are reused first; the others are taken
; one after the other, so that memory nobody needs is never touched.
frame_alloc:
        push    rdi
        push    rcx
        mov     rdx, KERNEL_OFFSET
        mov     rax, [frames_free]
        test    rax, rax
        jz      .fresh
        mov     rcx, [rax + rdx]        ; a free frame holds the address of the next
        mov     [frames_free], rcx
        jmp     .clear
.fresh: mov     rax, [frames_next]
        cmp     rax, [frames_end]
        jae     .none
        add     qword [frames_next], PAGE_SIZE
.clear: inc     qword [frames_used]
        push    rax
        lea     rdi, [rax + rdx]
        xor     eax, eax
        mov     ecx, PAGE_SIZE / 8
        rep     stosq
        pop     rax
        pop     rcx
        pop     rdi
        ret
.none:  lea     rdi, [text_no_frames]
        jmp     panic

; Gives back the frame at physical address RDI.
frame_free:
        mov     rax, KERNEL_OFFSET
        mov     rdx, [frames_free]
        mov     [rdi + rax], rdx
        mov     [frames_free], rdi
        dec     qword [frames_used]
        ret

; A new address space: its upper half is the kernel's, its lower half empty. RAX = physical address for CR3.
space_create:
        call    frame_alloc
        mov     rdx, KERNEL_OFFSET
        mov     rcx, [kernel_pml4 + 511 * 8]
        mov     [rax + rdx + 511 * 8], rcx
        ret

; Maps one page. RDI = physical address of the top-level table, RSI = virtual address, RDX = the entry for it.
; Walks the four levels as the CPU does, and makes the tables that are missing on the way.
map_page:
        push    rbx
        push    r12
        push    r13
        mov     r12, rdx
        mov     r13, KERNEL_OFFSET
        mov     ecx, 39                 ; bits 39..47 of the address are the index in the top level, ...
.level: add     rdi, r13
        mov     rax, rsi
        shr     rax, cl
        and     eax, 511
        lea     rbx, [rdi + rax * 8]    ; the entry
        cmp     ecx, 12
        je      .leaf                   ; ... bits 12..20 in the lowest
        mov     rdi, [rbx]
        test    edi, PTE_PRESENT
        jnz     .down
        call    frame_alloc
        mov     rdi, rax
        or      rax, PTE_TABLE | PTE_OWNED
        mov     [rbx], rax
.down:  mov     rax, PTE_ADDRESS
        and     rdi, rax
        sub     ecx, 9
        jmp     .level
.leaf:  mov     [rbx], r12
        pop     r13
        pop     r12
        pop     rbx
        ret

; Gives back an address space that no CPU uses any more: its pages, tables, and the top-level table. RDI = that.
space_destroy:
        push    rbx
        mov     rbx, rdi
        mov     esi, 4
        mov     edx, 256                ; the upper half is not ours
        call    table_clear
        mov     rdi, rbx
        pop     rbx
        jmp     frame_free

; Gives back all that the first EDX entries of a table own. RDI = its physical address, ESI = its level: the entries
; of level 1 are pages, those of the levels above are tables, which are cleared in the same way first.
table_clear:
        push    rbx
        push    r12
        push    r13
        push    r14
        mov     rax, KERNEL_OFFSET
        lea     rbx, [rdi + rax]        ; the current entry
        lea     r12, [rbx + rdx * 8]    ; the end
        mov     r13d, esi
.next:  mov     r14, [rbx]
        test    r14d, PTE_OWNED
        jz      .skip
        mov     rax, PTE_ADDRESS
        and     r14, rax
        cmp     r13d, 1
        je      .free
        mov     rdi, r14
        lea     esi, [r13 - 1]
        mov     edx, 512
        call    table_clear
.free:  mov     rdi, r14
        call    frame_free
.skip:  add     rbx, 8
        cmp     rbx, r12
        jb      .next
        pop     r14
        pop     r13
        pop     r12
        pop     rbx
        ret

        section .rodata
text_no_map:    db "the boot loader gave no memory map", 0
text_no_frames: db "out of memory", 0

        section .bss
frames_next:    resq 1                  ; the first frame that was never used
frames_end:     resq 1                  ; the end of memory
frames_free:    resq 1                  ; the first frame that came back, 0 if none
frames_used:    resq 1                  ; handed out and not back yet
