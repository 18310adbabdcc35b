package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** What a file of text says, at the moment. */
abstract class TextSource {
  /**
   * Writes the text.
   *
   * @return 0, or ESRCH if what it is about has gone
   */
  abstract long write(ByteOutput out);

  /** Whether it can be written to. */
  boolean isWritable() {
    return false;
  }

  /**
   * Takes what was written to the file.
   *
   * @return 0 or an error
   */
  long change(String text) {
    return -Errno.EACCES;
  }
}
