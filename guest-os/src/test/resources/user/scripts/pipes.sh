# Pipelines, their status, and what is in which process.
echo one two three | wc -w
seq 1 1000 | sort -rn | head -n 3
seq 1 5 | while read i; do echo "<$i>"; done
false | true; echo $?
true | false; echo $?
! true | false; echo $?
x=before; echo inner | { read x; echo "$x"; }; echo "$x"
(echo a; echo b; exit 3) | cat; echo $?
(exit 4); echo $?
yes | head -n 2
echo err 1>&2 2>/dev/null | cat
{ echo out; echo err >&2; } 2>&1 | sort
seq 1 3 | tr '\n' ' ' | cat - /dev/null; echo
echo data | cat | cat | cat | cat | cat
