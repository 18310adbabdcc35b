# Command substitution, nested, quoted, with status.
echo $(echo a   b) "$(echo 'a   b')"
x=$(echo one; echo two); echo "$x"; echo $x
echo $(echo $(echo $(echo deep)))
echo "$(echo "quoted $(echo 'inner "x"')")"
y=$(false); echo $?
y=$(exit 7) ; echo $?
echo `echo back \`echo quote\``
echo $(printf 'a\n\n\n')x
for f in $(echo 1 2 3); do echo n$f; done
echo "$(seq 1 3 | while read i; do echo $((i * i)); done)"
n=$(echo abc | wc -c); echo $((n + 1))
echo $(case a in (a) echo yes;; esac)
echo ${u:-$(echo default)}
