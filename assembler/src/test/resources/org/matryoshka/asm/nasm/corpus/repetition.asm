; %rep with counters, nesting and an early end.
%assign i 0
%rep 8
 db i * i
%assign i i + 1
%endrep
%assign a 0
%assign b 1
%rep 100
 %if b > 200
  %exitrep
 %endif
 dw b
 %assign t a + b
 %assign a b
 %assign b t
%endrep
%assign y 0
%rep 3
 %assign x 0
 %rep 2
  db y * 16 + x
  %assign x x + 1
 %endrep
 %assign y y + 1
%endrep
%rep 0
 db 99
%endrep
%rep 2
 %macro m%[y] 0
  db 5
 %endmacro
 %assign y y + 1
%endrep
 m3
 m4
table:
%assign n 0
%rep 16
 dd table + n * 4
%assign n n + 1
%endrep
%macro rows 2
 %rep %1
  times %2 db %1
 %endrep
%endmacro
 rows 2, 3
