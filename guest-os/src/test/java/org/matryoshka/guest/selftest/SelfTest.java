package org.matryoshka.guest.selftest;

/** A test in restricted Java. */
public interface SelfTest {
  /** Physical address of the first byte of memory that tests may use, in the direct map. */
  long MEMORY = 8 << 20;

  /** Physical address behind it. */
  long MEMORY_END = 16 << 20;

  /** What the log calls it. */
  String name();

  /** Runs, and logs what it sees. */
  void run(SelfTestLog log);
}
