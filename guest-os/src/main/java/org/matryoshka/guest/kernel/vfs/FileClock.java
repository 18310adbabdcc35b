package org.matryoshka.guest.kernel.vfs;

/** Where the times in inodes come from. */
public interface FileClock {
  /** Nanoseconds since 1970 (CLOCK_REALTIME). */
  long now();
}
