#!/usr/bin/env python3
"""Makes paths.txt: random calls on files and what Linux answered, for VfsOracleTest.

As root on Linux:  python3 record-paths.py SEED COUNT > paths.txt
Each line is a call with its arguments and, behind "->", its errno or its result. The calls run in a
chroot on a fresh tmpfs directory, alternately as root and as two other users.
"""
import ctypes, errno, os, random, stat, sys, tempfile

seed, count = int(sys.argv[1]), int(sys.argv[2])
rnd = random.Random(seed)
libc = ctypes.CDLL(None, use_errno=True)
AT_FDCWD = -100

base = tempfile.mkdtemp(dir="/dev/shm")
os.chmod(base, 0o755)
os.chroot(base)
os.chdir("/")
os.umask(0o022)
os.setgroups([])

NAMES = ["a", "b", "c", "d", "e"]


def path():
    kind = rnd.random()
    parts = []
    for _ in range(rnd.choice([1, 1, 1, 2, 2, 3, 4])):
        r = rnd.random()
        parts.append("." if r < 0.04 else ".." if r < 0.12 else rnd.choice(NAMES))
    text = rnd.choice(["/", "/", "/", "//", "/./"]).join(parts)
    if rnd.random() < 0.25:
        text = "/" + text
    if rnd.random() < 0.10:
        text += rnd.choice(["/", "//", "/."])
    if kind < 0.004:
        text = ""
    elif kind < 0.008:
        text = "/"
    elif kind < 0.010:
        text = "x" * 256
    elif kind < 0.012:
        text = "a/" * 2100
    return text


def call(function, *arguments):
    ctypes.set_errno(0)
    result = function(*arguments)
    if result < 0:
        return "E" + errno.errorcode[ctypes.get_errno()][1:]
    return str(result)


def b(text):
    return text.encode("latin-1")


def mode_of(st):
    return "%o" % st.st_mode


def describe(function, name):
    try:
        st = function(name)
    except OSError as e:
        return "E" + errno.errorcode[e.errno][1:]
    size = st.st_size if stat.S_ISREG(st.st_mode) or stat.S_ISLNK(st.st_mode) else 0
    return "%o %d %d %d %d" % (st.st_mode, st.st_nlink, st.st_uid, st.st_gid, size)


def attempt(function, *arguments):
    try:
        result = function(*arguments)
        return "0" if result is None else str(result)
    except OSError as e:
        return "E" + errno.errorcode[e.errno][1:]


def listing(name):
    try:
        return " ".join(sorted(os.listdir(name))) or "0"
    except OSError as e:
        return "E" + errno.errorcode[e.errno][1:]


def opening(name, flags, mode):
    try:
        fd = os.open(name, flags, mode)
    except OSError as e:
        return "E" + errno.errorcode[e.errno][1:]
    if flags & 3:
        os.write(fd, b"hello")
    os.close(fd)
    return "0"


FLAGS = [0, 0, 1, 2, 0o101, 0o102, 0o301, 0o1101, 0o1001, 0o200000, 0o400000, 0o100, 0o300,
         0o400101, 0o2001, 0o2101, 0o200100]
MODES = [0o777, 0o755, 0o700, 0o644, 0o600, 0o555, 0o000, 0o1777, 0o2755, 0o4755, 0o711]


def random_mode():
    return rnd.choice(MODES) if rnd.random() < 0.35 else 0o777


print("# Calls on files and what Linux %s answered (tmpfs, chroot, umask 022)." % os.uname().release)
print("# Made by: python3 record-paths.py %d %d" % (seed, count))
who = 0
for i in range(count):
    if rnd.random() < 0.05:
        new = rnd.choice([0, 0, 0, 1000, 1001])
        os.seteuid(0)
        os.setegid(new and 100)
        os.seteuid(new)
        who = new
        print("as %d -> 0" % who)
        continue
    op = rnd.choices(
        ["mkdir", "open", "unlink", "rmdir", "rename", "exchange", "noreplace", "link", "symlink",
         "readlink", "stat", "lstat", "chdir", "chmod", "chown", "truncate", "getcwd", "list",
         "access", "mkfifo"],
        [14, 14, 7, 7, 12, 3, 2, 6, 8, 4, 8, 8, 3, 4, 2, 2, 3, 3, 3, 1])[0]
    p, q = path(), path()
    if op == "mkdir":
        m = random_mode()
        arguments, result = "%o" % m, attempt(os.mkdir, p, m)
        line = [p, arguments]
    elif op == "open":
        f, m = rnd.choice(FLAGS), random_mode()
        if os.path.exists(p) and stat.S_ISFIFO(os.stat(p).st_mode):
            f |= 0o4000
        line, result = [p, "%o" % f, "%o" % m], opening(p, f, m)
    elif op == "unlink":
        line, result = [p], attempt(os.unlink, p)
    elif op == "rmdir":
        line, result = [p], attempt(os.rmdir, p)
    elif op == "rename":
        line, result = [p, q], attempt(os.rename, p, q)
    elif op in ("exchange", "noreplace"):
        flag = 2 if op == "exchange" else 1
        line = [p, q]
        result = call(libc.renameat2, AT_FDCWD, b(p), AT_FDCWD, b(q), flag)
    elif op == "link":
        line, result = [p, q], call(libc.linkat, AT_FDCWD, b(p), AT_FDCWD, b(q), 0)
    elif op == "symlink":
        line, result = [p, q], attempt(os.symlink, p, q)
    elif op == "readlink":
        line, result = [p], attempt(os.readlink, p)
        if not result.startswith("E"):
            result = "=" + result
    elif op == "stat":
        line, result = [p], describe(os.stat, p)
    elif op == "lstat":
        line, result = [p], describe(os.lstat, p)
    elif op == "chdir":
        line, result = [p], attempt(os.chdir, p)
    elif op == "chmod":
        m = random_mode()
        line, result = [p, "%o" % m], attempt(os.chmod, p, m)
    elif op == "chown":
        u, g = rnd.choice([-1, 0, 1000, 1001]), rnd.choice([-1, 0, 100])
        line, result = [p, str(u), str(g)], attempt(os.chown, p, u, g)
    elif op == "truncate":
        n = rnd.choice([0, 3, 100, 5000])
        line, result = [p, str(n)], attempt(os.truncate, p, n)
    elif op == "getcwd":
        line, result = [], attempt(os.getcwd)
    elif op == "list":
        line, result = [p], listing(p)
    elif op == "access":
        m = rnd.choice([0, 1, 2, 4, 6, 7])
        line = [p, str(m)]
        result = call(libc.faccessat, AT_FDCWD, b(p), m, 0x200)
    else:
        line, result = [p], attempt(os.mkfifo, p, 0o666)
    print("\t".join([op] + line) + " -> " + result)
