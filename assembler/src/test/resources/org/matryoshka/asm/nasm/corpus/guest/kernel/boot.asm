; From the boot loader to the kernel's own address space.
;
; There are two entries. A 64-bit loader (ours) enters at _start, the ELF entry point: 64-bit mode, ring 0,
; interrupts off, the first 4 GiB mapped one to one, RDI = physical address of the start_info record. QEMU's
; -kernel enters at start32, in 32-bit mode and without paging; that code makes the second case look like the first.

        global  _start

        section .boot
boot_start:
%include "../common/start32.inc"        ; the 32-bit entry, and the ELF note that tells QEMU of it

; ---- 64-bit entry ------------------------------------------------------------------------------------------------
; Still at physical addresses. Builds the kernel's page tables, switches to them and leaves low memory for good.
_start:
        cli
        cld
        mov     r12, rdi                ; start_info, until kernel_main takes it
        mov     esp, PHYS(boot_stack_top)

        mov     ecx, MSR_EFER           ; allow PTE_NX before a table uses it, and SYSCALL
        rdmsr
        or      eax, EFER_NXE | EFER_SCE
        wrmsr

        call    build_kernel_tables
        mov     eax, PHYS(kernel_pml4)
        mov     cr3, rax
        mov     rax, cr0
        or      rax, CR0_WP
        mov     cr0, rax
        mov     rax, start_high
        jmp     rax

; The kernel's tables. The first GiB of physical memory appears at KERNEL_OFFSET, as 2 MiB pages of data, but for
; the first 2 MiB, in which the kernel itself lies: these are 4 KiB pages with just the rights that each needs.
; Until start_high undoes it, the same GiB appears at address 0, too, since that is where we are running.
build_kernel_tables:
        mov     edi, PHYS(kernel_pml4)
        mov     eax, PHYS(kernel_pdpt) + PTE_TABLE
        mov     [rdi], rax
        mov     [rdi + 511 * 8], rax
        mov     edi, PHYS(kernel_pdpt)
        mov     eax, PHYS(kernel_directory) + PTE_TABLE
        mov     [rdi], rax
        mov     [rdi + 510 * 8], rax

        mov     edi, PHYS(kernel_directory)
        xor     eax, eax                ; physical address
.large: mov     edx, eax
        or      edx, PTE_PRESENT | PTE_WRITE | PTE_LARGE | PTE_GLOBAL
        mov     [rdi], edx
        mov     dword [rdi + 4], PTE_NX_HIGH
        add     rdi, 8
        add     eax, 0x200000
        cmp     eax, DIRECT_MAP_SIZE
        jb      .large
        mov     edi, PHYS(kernel_directory)
        mov     eax, PHYS(kernel_table) + PTE_TABLE
        mov     [rdi], rax              ; in place of the first large page

        mov     edi, PHYS(kernel_table)
        xor     eax, eax
.small: mov     edx, eax                ; data, if nothing else is said
        or      edx, PTE_PRESENT | PTE_WRITE | PTE_GLOBAL
        mov     esi, PTE_NX_HIGH
        cmp     eax, boot_start         ; code: may be executed, not written
        jb      .store
        cmp     eax, boot_end
        jb      .code
        cmp     eax, PHYS(text_start)
        jb      .store
        cmp     eax, PHYS(text_end)
        jb      .code
        cmp     eax, PHYS(rodata_end)   ; constants, and the user programs: neither
        jae     .store
        and     edx, ~PTE_WRITE
        jmp     .store
.code:  and     edx, ~PTE_WRITE
        xor     esi, esi
.store: mov     [rdi], edx
        mov     [rdi + 4], esi
        add     rdi, 8
        add     eax, PAGE_SIZE
        cmp     eax, 0x200000
        jb      .small
        ret

        align   4096
boot_end:

; ---- In the upper half -------------------------------------------------------------------------------------------
        section .text
text_start:
start_high:
        mov     rsp, boot_stack_top
        xor     eax, eax                ; drop the mapping at address 0: a null pointer shall fault
        mov     [kernel_pml4], rax
        mov     [kernel_pdpt], rax
        mov     rax, cr3
        mov     cr3, rax
        mov     rax, cr4                ; only now honour PTE_GLOBAL: had the dropped pages been global, writing CR3
        or      rax, CR4_PGE            ; would have left them in the TLB
        mov     cr4, rax
        mov     rdi, r12
        jmp     kernel_main

        section .bss
kernel_pml4:      resb PAGE_SIZE
kernel_pdpt:      resb PAGE_SIZE
kernel_directory: resb PAGE_SIZE
kernel_table:     resb PAGE_SIZE
                  resb KERNEL_STACK_SIZE
boot_stack_top:                         ; afterwards the stack of the idle loop
