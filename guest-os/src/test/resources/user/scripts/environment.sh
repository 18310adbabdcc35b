# Variables and the environment of commands.
X=1; env | grep '^X=' || echo not exported
export X; env | grep '^X='
Y=temp env | grep '^Y='; echo "[$Y]"
f() { env | grep '^Z='; }; Z=in f; echo "[$Z]"
export Q=5; sh -c 'echo $Q; Q=6'; echo $Q
unset Q; sh -c 'echo "[$Q]"'
(X=2; echo $X); echo $X
sh -c 'echo $0 $1 $2' name a b
PATH=/nowhere; ls 2> /dev/null; echo $?; PATH=$OLDPATH_FOR_TEST
readonly R=1; (R=2) 2> /dev/null; echo $?; echo $R
set -- a b c d; shift 2; echo $1 $#
set -u; (echo $undefined) 2> /dev/null || echo unset; set +u
umask 027; umask; umask u=rwx,go=; umask
cd /; pwd; cd /tmp; cd - ; echo $OLDPWD
