; From the boot loader to the kernel's own address space.
;
; There are two entries. A 64-bit loader (ours) enters at _start, the ELF entry point: 64-bit mode, ring 0,
; interrupts off, the first 4 GiB mapped one to one, RDI = physical address of the start_info record. QEMU's
; -kernel enters at start32, in 32-bit mode and without paging; that code makes the second case look like the first.

        global  _start
        extern  kernel_start            ; Kernel.start(long startInfo)
        extern  __load_start_boot       ; the linker's: where sections lie
        extern  __load_stop_boot
        extern  __load_start_text
        extern  __load_stop_text
        extern  __load_stop_rodata
        extern  _end

        section .boot
%include "../common/start32.inc"        ; the 32-bit entry, and the ELF note that tells QEMU of it

; ---- 64-bit entry ------------------------------------------------------------------------------------------------
; Still at physical addresses. Builds the kernel's page tables, switches to them and leaves low memory for good.
_start:
        cli
        cld
        mov     r12, rdi                ; start_info, until kernel_start takes it
        mov     esp, PHYS(boot_stack_top)

        mov     ecx, MSR_EFER           ; allow no-execute entries before a table has one, and SYSCALL
        rdmsr
        or      eax, EFER_NXE | EFER_SCE
        wrmsr

        call    build_image_map
        call    build_direct_map
        mov     eax, PHYS(kernel_root)
        mov     cr3, rax
        mov     rax, cr0
        or      rax, CR0_WP
        mov     cr0, rax
        mov     rax, start_high
        jmp     rax

; The image, in pages of 4 KiB with just the rights that each section needs. Until start_high undoes it, the same
; pages appear at their physical addresses, too, since that is where we are running.
build_image_map:
        mov     edi, PHYS(kernel_root)
        mov     eax, PHYS(image_pdpt) + PTE_TABLE
        mov     [rdi], rax
        mov     [rdi + IMAGE_SLOT * 8], rax
        mov     edi, PHYS(image_pdpt)
        mov     eax, PHYS(image_directory) + PTE_TABLE
        mov     [rdi], rax
        mov     [rdi + 510 * 8], rax
        mov     edi, PHYS(image_directory)
        mov     eax, PHYS(image_tables) + PTE_TABLE
        mov     ecx, IMAGE_TABLES
.table: mov     [rdi], rax
        add     rdi, 8
        add     eax, PAGE_SIZE
        dec     ecx
        jnz     .table

        mov     r8d, PHYS(image_tables) ; RDI = entry for the page at ESI
        mov     esi, __load_start_boot
        mov     ebx, __load_stop_boot
        mov     ecx, PTE_KERNEL | PTE_WRITE | PTE_DIRTY ; .boot holds the tables that the CPU walks right now
        xor     edx, edx
        call    .range
        mov     esi, __load_start_text
        mov     ebx, __load_stop_text
        mov     ecx, PTE_KERNEL         ; code: may be executed, not written
        call    .range
        mov     ebx, __load_stop_rodata
        mov     ecx, PTE_KERNEL         ; constants: neither
        mov     edx, PTE_NX_HIGH
        call    .range
        mov     rbx, _end
        mov     rax, KERNEL_OFFSET
        sub     rbx, rax
        mov     ecx, PTE_KERNEL | PTE_WRITE | PTE_DIRTY
.range: and     esi, -PAGE_SIZE         ; ESI = first page not mapped yet, EBX = end
.page:  cmp     esi, ebx
        jae     .done
        mov     eax, esi
        shr     eax, 12
        lea     rdi, [r8 + rax * 8]
        mov     eax, esi
        or      eax, ecx
        mov     [rdi], eax
        mov     [rdi + 4], edx
        add     esi, PAGE_SIZE
        jmp     .page
.done:  ret

; The direct map, in pages of 2 MiB: data that nobody executes.
build_direct_map:
        mov     edi, PHYS(kernel_root)
        mov     eax, PHYS(direct_pdpt) + PTE_TABLE
        mov     [rdi + DIRECT_MAP_SLOT * 8], rax
        mov     eax, PHYS(stacks_pdpt) + PTE_TABLE
        mov     [rdi + STACKS_SLOT * 8], rax ; filled by Java
        mov     edi, PHYS(direct_pdpt)
        mov     eax, PHYS(direct_directory) + PTE_TABLE
        mov     [rdi], rax
        mov     edi, PHYS(direct_directory)
        mov     eax, PTE_KERNEL | PTE_WRITE | PTE_DIRTY | PTE_LARGE
        mov     ecx, DIRECT_MAP_SIZE / LARGE_PAGE
.large: mov     [rdi], eax
        mov     dword [rdi + 4], PTE_NX_HIGH
        add     rdi, 8
        add     eax, LARGE_PAGE
        dec     ecx
        jnz     .large
        ret

; ---- In the upper half -------------------------------------------------------------------------------------------
        section .text
start_high:
        mov     rsp, boot_stack_top - 528 ; KernelStack.RESERVED: the top of a kernel stack is taken
        xor     eax, eax                ; drop the mapping at address 0: a null pointer shall fault
        mov     [kernel_root], rax
        mov     [image_pdpt], rax
        mov     rax, cr3
        mov     cr3, rax

        mov     eax, 7                  ; CPUID changes EBX, too, which nobody needs
        xor     ecx, ecx
        cpuid
        mov     rax, cr4                ; only now honour PTE_GLOBAL: had the dropped pages been global, writing CR3
        or      rax, CR4_PGE            ; would have left them in the TLB
        test    ebx, CPUID_SMEP
        jz      .no_smep
        or      rax, CR4_SMEP
.no_smep:
        test    ebx, CPUID_SMAP
        jz      .no_smap
        or      rax, CR4_SMAP
.no_smap:
        mov     cr4, rax

        call    load_descriptors
        mov     rdi, r12
        call    kernel_start
        ud2                             ; it does not return

        section .bss
        global  kernel_root
        global  stacks_pdpt
        global  direct_pdpt
        global  boot_stack
        global  boot_stack_top
kernel_root:      resb PAGE_SIZE        ; the top-level table
direct_pdpt:      resb PAGE_SIZE
direct_directory: resb PAGE_SIZE
stacks_pdpt:      resb PAGE_SIZE
image_pdpt:       resb PAGE_SIZE
image_directory:  resb PAGE_SIZE
image_tables:     resb IMAGE_TABLES * PAGE_SIZE
boot_stack:       resb BOOT_STACK_SIZE
boot_stack_top:
