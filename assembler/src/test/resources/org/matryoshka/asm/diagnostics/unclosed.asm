; What is begun must end.
%macro never_ended 0
        nop
%if 1
