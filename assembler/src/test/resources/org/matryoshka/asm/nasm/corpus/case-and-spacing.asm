; Letter case, white space, comments and continued lines.
BITS 64
SECTION .text
Start:	MOV	EAX , 0X10	; upper case
	mov   ebx,0b11;comment
  ADD RaX,rBx
LABEL : jmp LABEL
 db 1, \
    2, \
    3
 DB 'a;b', "c;d" ; not comments
 Lea RAX,[RBX+RCX*4+08h]
 MoV ByTe [RaX],'x'
	TIMES 2 NOP
%DEFINE X 5
 DB X
%IF X == 5
 DB 6
%ENDIF
%Macro Mm 1
 DB %1
%EndMacro
 Mm 7
 REP MOVSB
 mov eax,[rbx+4*(1+1)]
 mov eax , [ rbx + rcx * 2 ]
