; Global, external and common symbols and what the linker is asked to do for them.
bits 64
global start, end:function, table:data (table.end - table)
extern printf
extern puts, data_symbol
common buffer 64
common word_ 2:2
section .text
start:
 call printf
 call puts wrt ..plt
 mov rax, data_symbol
 mov rax, [data_symbol]
 mov rax, [rel data_symbol]
 lea rdi, [rel data_symbol + 8]
 lea rdi, [rel table]
 mov edi, table
 mov rdi, table
 mov rdi, dword table
 mov qword [rel data_symbol], table + 4
 cmp dword [rel data_symbol + 4], 100
 cmp dword [rel table], 1
 add rax, table
 add eax, printf
 push table
 jmp printf
 jz puts
 mov eax, [table + rbx * 4]
 mov eax, [rbx + data_symbol - 4]
 mov eax, [ebx + table]
 mov al, [abs qword table]
 jmp [table]
 call [rel table]
 mov byte [rel table], 5
 mov word [rel table], 500
 mov eax, end - start
 mov rax, buffer
end:
 ret
section .rodata
table: dq start, printf, end - start, table + 8
 dd start, table - $, printf - $, data_symbol - ($ + 4)
 dw table
 db 1
.end:
 dq puts + 100
 dd table.end - table
 dq start - $
