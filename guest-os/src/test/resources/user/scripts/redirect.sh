# Redirections of all kinds.
cd "$TMP"
echo first > f; echo second >> f; cat f
cat < f > g; cmp f g && echo same
cat <<END
expanded $((1 + 1)) $(echo cmd) \$x
END
cat <<'END'
literal $((1 + 1)) $(echo cmd)
END
cat <<-END
	tabs
	gone
	END
cat <<A; cat <<B
in a
A
in b
B
ls nothing 2> err; test -s err && echo complained
ls nothing > out 2>&1; test -s out && echo both
exec 3> three; echo to three >&3; exec 3>&-; cat three
exec 4< f; read a <&4; read b <&4; exec 4<&-; echo "$a/$b"
{ echo grouped; echo output; } > h; cat h
(echo sub; echo shell) > h; cat h
while read l; do echo "l=$l"; done < f
for i in 1 2; do echo $i; done > h; cat h
f2() { echo in function; }; f2 > h; cat h
: > empty; test -s empty || echo empty
echo x >&-; echo still here
set -C; echo y > f 2> /dev/null || echo kept; echo y >| f; cat f; set +C
cat <> f
seq 1 3000 > big; wc -l < big
x=$(cat big | wc -c); echo $x
cat <<BIG | wc -c
$(cat big)
BIG
rm f g h err out three empty big
