package org.matryoshka.guest.kernel.exec;

import org.matryoshka.guest.kernel.task.Credentials;

/**
 * What the kernel tells a program besides arguments and environment: pairs of a type and a value,
 * with the numbers of Linux's {@code <elf.h>}. A C library finds its page size, its program headers
 * and its random seed here.
 */
final class AuxiliaryVector {
  private static final int AT_NULL = 0;
  private static final int AT_PHDR = 3;
  private static final int AT_PHENT = 4;
  private static final int AT_PHNUM = 5;
  private static final int AT_PAGESZ = 6;
  private static final int AT_BASE = 7;
  private static final int AT_FLAGS = 8;
  private static final int AT_ENTRY = 9;
  private static final int AT_UID = 11;
  private static final int AT_EUID = 12;
  private static final int AT_GID = 13;
  private static final int AT_EGID = 14;
  private static final int AT_PLATFORM = 15;
  private static final int AT_HWCAP = 16;
  private static final int AT_CLKTCK = 17;
  private static final int AT_SECURE = 23;
  private static final int AT_RANDOM = 25;
  private static final int AT_HWCAP2 = 26;
  private static final int AT_EXECFN = 31;
  private static final int PAIRS = 19;
  private static final int CLOCK_TICKS = 100;

  private final long[] words = new long[2 * PAIRS];
  private int count;

  /** The number of words, the two of the end included. */
  static int length() {
    return 2 * PAIRS;
  }

  /** A word. */
  long word(int index) {
    return words[index];
  }

  /** What belongs to the program. */
  AuxiliaryVector program(ElfLoader loader) {
    add(AT_PHDR, loader.headers());
    add(AT_PHENT, ElfHeader.PROGRAM_HEADER);
    add(AT_PHNUM, loader.headerCount());
    add(AT_BASE, 0);
    add(AT_FLAGS, 0);
    add(AT_ENTRY, loader.entry());
    return this;
  }

  /** What belongs to who runs it. */
  AuxiliaryVector user(Credentials who, boolean secure) {
    add(AT_UID, who.userId());
    add(AT_EUID, who.effectiveUserId());
    add(AT_GID, who.groupId());
    add(AT_EGID, who.effectiveGroupId());
    add(AT_SECURE, secure ? 1 : 0);
    return this;
  }

  /** What belongs to the machine. */
  AuxiliaryVector machine(int features) {
    add(AT_HWCAP, features & 0xffff_ffffL);
    add(AT_HWCAP2, 0);
    add(AT_PAGESZ, 4096);
    add(AT_CLKTCK, CLOCK_TICKS);
    return this;
  }

  /** Addresses of what lies above on the stack. */
  AuxiliaryVector stack(long random, long platform, long fileName) {
    add(AT_RANDOM, random);
    add(AT_PLATFORM, platform);
    add(AT_EXECFN, fileName);
    add(AT_NULL, 0);
    return this;
  }

  private void add(int type, long value) {
    words[count] = type;
    words[count + 1] = value;
    count += 2;
  }
}
