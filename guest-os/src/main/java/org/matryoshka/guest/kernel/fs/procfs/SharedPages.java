package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.MountTable;

/** How much memory files take: what Linux calls cached, and shared memory. */
final class SharedPages {
  private SharedPages() {}

  /** Pages of all mounted file systems, each counted once. */
  @SuppressWarnings("ReferenceEquality") // the very same one is meant
  static long count() {
    MountTable mounts = Kernel.vfs().mounts();
    long pages = 0;
    for (int i = 0; i < mounts.size(); i++) {
      FileSystem files = mounts.get(i).fileSystem();
      boolean first = true;
      for (int j = 0; j < i; j++) {
        if (mounts.get(j).fileSystem() == files) {
          first = false;
        }
      }
      if (first) {
        pages += files.usedBlocks();
      }
    }
    return pages;
  }
}
