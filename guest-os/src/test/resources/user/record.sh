#!/bin/sh
# Records what the programs of GNU (coreutils 9.1, grep 3.8, findutils 4.9, diffutils 3.8) and of busybox 1.35 (wc, whose columns
# ours have) print for the commands of commands.list, in the directory files, in the C locale, into commands.txt:
#   sh record.sh          (in this directory, on a Linux with these programs)
# A command is a line with "$ ", its output follows with "> " before each line ("# " where no newline ends the last one), its
# status with "= ". Messages of errors are not recorded, since their words are each program's own; their presence is: "!".
export LC_ALL=C COLUMNS=80
cd files || exit 1
umask 022
mkdir -p /tmp/record-user || exit 1
while IFS= read -r line; do
  program=${line%% *}
  case $program in
    wc) eval "busybox $line" > /tmp/record-user/out 2> /tmp/record-user/err < /dev/null ;;
    *) eval "env $line" > /tmp/record-user/out 2> /tmp/record-user/err < /dev/null ;;
  esac
  status=$?
  printf '$ %s\n' "$line"
  sed -n 's/^/> /p' /tmp/record-user/out
  if [ -s /tmp/record-user/out ] && [ "$(tail -c 1 /tmp/record-user/out | od -An -tx1 | tr -d ' ')" != 0a ]; then
    printf '\n#\n'
  fi
  if [ -s /tmp/record-user/err ]; then
    echo '!'
  fi
  printf '= %d\n' "$status"
done < ../commands.list > ../commands.txt
rm -r /tmp/record-user
