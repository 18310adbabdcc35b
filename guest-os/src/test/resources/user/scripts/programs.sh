# Programs about files and text, together.
cd "$TMP"; mkdir -p p/q/r; echo hello > p/f; cp p/f p/g; mv p/g p/q; cat p/q/g
ln -s f p/link; cat p/link; readlink p/link; ln p/f p/hard; stat -c '%h %s %F' p/f
cp -r p copy; find copy -type f | sort; ls -R copy | sort | head -n 4
chmod 640 p/f; stat -c %a p/f; chmod u+x,o=r p/f; stat -c %A p/f; chmod -R a-w p/q; stat -c %a p/q/g; chmod -R u+w p
touch -d @1000000000 p/f; date -u -d @1000000000 '+%Y-%m-%d %H:%M:%S %j %a %b'; stat -c %Y p/f
mkdir p 2> /dev/null || echo exists; rmdir p 2> /dev/null || echo full; rm p 2> /dev/null || echo directory
echo 'a b c' | xargs -n 1 echo item; printf 'x\ny\n' | xargs -I {} echo '<{}>'; echo | xargs echo none
seq 1 20 | tee copy/t | tail -n 2; wc -l < copy/t
du -s copy > /dev/null && df / > /dev/null 2>&1; echo $?
basename "$(pwd)" > /dev/null; dirname /a/b/c
test copy/t -nt p/f && echo newer; test p/f -ef p/hard && echo linked
find copy -name '*.c' -o -name t; find copy -type d | wc -l; find copy -name f -exec cat {} ';'
mknod p/fifo p; (echo through > p/fifo) & cat p/fifo; wait
nice -n 5 nice; env -i A=1 env; expr 6 '*' 7; printf '%03d|%x\n' 7 255
cmp p/f p/q/g && echo equal
sort -t: -k2 -n <<END | cut -d: -f1 | tr a-z A-Z | uniq -c
x:3
y:1
y:2
END
yes n | head -n 2 | rm -ri copy/t 2> /dev/null; rm -rf copy p; ls
