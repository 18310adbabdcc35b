#!/bin/sh
# Records what the scripts in the directory scripts print under dash 0.5.12 with the GNU programs (Debian 12), each with its
# status in the last line, into scripts/NAME.out:
#   sh record-scripts.sh          (in this directory)
export LC_ALL=C OLDPATH_FOR_TEST=$PATH
cd scripts || exit 1
for script in *.sh; do
  TMP=$(mktemp -d); export TMP
  umask 022
  dash "$script" > "${script%.sh}.out" < /dev/null
  echo "status $?" >> "${script%.sh}.out"
  rm -rf "$TMP"
done
