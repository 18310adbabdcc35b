#!/usr/bin/env python3
"""Makes terminal.txt: what a terminal of Linux does with random input, for LineDisciplineOracleTest.

On Linux:  python3 record-terminal.py SEED SESSIONS > terminal.txt
A line is a session: input, output and local flags (octal), the characters VEOL and VEOL2 (decimal),
the bytes typed, the bytes shown, and what reads of 7 bytes then got, "-" for an end of file; all
bytes in hexadecimal.
"""
import os, pty, random, select, sys, termios

seed, sessions = int(sys.argv[1]), int(sys.argv[2])
rnd = random.Random(seed)

DEFAULT_I = 0o400
DEFAULT_O = 0o5
DEFAULT_L = 0o1 | 0o2 | 0o10 | 0o20 | 0o40 | 0o1000 | 0o4000 | 0o100000
I_FLAGS = [0o40, 0o100, 0o200, 0o400, 0o1000, 0o20000, 0o40000]
O_FLAGS = [0o2, 0o4, 0o10, 0o20, 0o40, 0o14000]
L_FLAGS = [0o1, 0o2, 0o10, 0o20, 0o40, 0o100, 0o200, 0o1000, 0o4000, 0o100000]
LETTERS = [ord(c) for c in "aabcxyzABZ01_-. @#"]
SPECIAL = [127, 127, 127, 127, 21, 23, 23, 22, 4, 3, 28, 26, 18, 10, 10, 10, 13, 9, 9, 27, 1, 7, 8]
HIGH = [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xff, 0x80]


def toggled(value, flags, chance):
    for flag in flags:
        if rnd.random() < chance:
            value ^= flag
    return value


def text():
    result = []
    for _ in range(rnd.randrange(1, 28)):
        r = rnd.random()
        result.append(rnd.choice(LETTERS if r < 0.62 else SPECIAL if r < 0.93 else HIGH))
    return result


def drain(master, seconds):
    shown = b""
    while select.select([master], [], [], seconds)[0]:
        shown += os.read(master, 4096)
    return shown


def session(settings, typed, patience):
    """Types one by one, so that a signal character discards no echo that is still under way."""
    master, slave = pty.openpty()
    termios.tcsetattr(slave, termios.TCSANOW, settings)
    os.set_blocking(slave, False)
    shown = b""
    for character in typed:
        os.write(master, bytes([character]))
        shown += drain(master, patience)
    shown += drain(master, 0.05)
    reads = []
    for _ in range(40):
        try:
            got = os.read(slave, 7)
        except BlockingIOError:
            break
        reads.append(got.hex() or "-")
    os.close(slave)
    os.close(master)
    return shown.hex() + " | " + " ".join(reads)


print("# What a terminal of Linux %s did with random input." % os.uname().release)
print("# Made by: python3 record-terminal.py %d %d" % (seed, sessions))
for _ in range(sessions):
    chance = rnd.choice([0, 0, 0.1, 0.25])
    master, slave = pty.openpty()
    settings = termios.tcgetattr(slave)
    os.close(slave)
    os.close(master)
    settings[0] = toggled(DEFAULT_I, I_FLAGS, chance)
    settings[1] = toggled(DEFAULT_O, O_FLAGS, chance)
    settings[3] = toggled(DEFAULT_L, L_FLAGS, chance)
    eol = rnd.choice([0, 0, ord("@")])
    eol2 = rnd.choice([0, 0, ord("#")])
    settings[6][termios.VEOL] = bytes([eol])
    settings[6][termios.VEOL2] = bytes([eol2])
    settings[6][termios.VMIN] = 1
    settings[6][termios.VTIME] = 0
    typed = text()
    # The echo comes when the kernel finds the time: what comes twice alike is what is meant.
    result, again = session(settings, typed, 0.003), session(settings, typed, 0.009)
    while result != again:
        result, again = again, session(settings, typed, 0.03)
    print("%o %o %o %d %d | %s | %s" % (settings[0], settings[1], settings[3], eol, eol2,
          bytes(typed).hex(), result))
