; Conditions of the preprocessor.
%define yes
%define num 5
sym equ 7
%ifdef yes
 db 1
%else
 db 0
%endif
%ifndef no
 db 2
%endif
%if num > 4 && num < 6
 db 3
%elif num == 4
 db 0
%else
 db 0
%endif
%if num == 1
 db 0
%elif num == 5
 db 4
%elif 1
 db 0
%endif
%if sym = 7
 db 5
%endif
%if 0
 %if 1
  db 0
 %else
  db 0
 %endif
 garbage that is never looked at [[[
%else
 db 6
%endif
%ifidn eax, eax
 db 7
%endif
%ifidni EAX, eax
 db 8
%endif
%ifnidn a, b
 db 9
%endif
%ifid abc
 db 10
%endif
%ifnum 12
 db 11
%endif
%ifnum -12
 db 12
%endif
%ifstr 'x'
 db 13
%endif
%ifnstr x
 db 14
%endif
%macro m 1-2
%endmacro
%ifmacro m
 db 15
%endif
%ifmacro m 2
 db 16
%endif
%ifnmacro m 3
 db 17
%endif
%ifempty
 db 18
%endif
%iftoken x
 db 19
%endif
%ifntoken x y
 db 20
%endif
%ifn num == 6
 db 21
%endif
l:
 times 3 db 0
%if ($ - l) == 3
 db 22
%endif
%ifdef no
 db 0
%elifdef yes
 db 23
%endif
%if 0
%elifn 0
 db 24
%endif
