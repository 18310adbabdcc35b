package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * The descriptors of a process: small numbers for open files. Forked processes get a copy that
 * shares the open files; threads (and {@code CLONE_FILES}) share the table itself, counted by
 * {@link #retain} and {@link #release}.
 */
public final class DescriptorTable {
  /** How many descriptors a process may have unless its limit says less. */
  public static final int MAXIMUM = 1024;

  private static final int INITIAL = 16;

  private OpenFile[] files = new OpenFile[INITIAL];
  private boolean[] closeOnExec = new boolean[INITIAL];
  private int limit = MAXIMUM;
  private int users = 1;

  /** An empty table with one user. */
  public DescriptorTable() {}

  /** The open file behind a descriptor; null if there is none (EBADF). */
  public OpenFile get(int descriptor) {
    return descriptor >= 0 && descriptor < files.length ? files[descriptor] : null;
  }

  /** One more than the largest descriptor in use, or more. */
  public int size() {
    return files.length;
  }

  /** Sets how many descriptors there may be (RLIMIT_NOFILE); those beyond stay open. */
  public void setLimit(int descriptors) {
    limit = Math.max(0, Math.min(descriptors, MAXIMUM));
  }

  /** How many descriptors there may be. */
  public int limit() {
    return limit;
  }

  /**
   * Gives an open file the lowest free descriptor; takes over the caller's reference.
   *
   * @param minimum the lowest that will do
   * @return the descriptor or EMFILE, and then the reference is still the caller's
   */
  public long install(OpenFile file, int minimum, boolean closesOnExec) {
    int descriptor = minimum;
    while (descriptor < files.length && files[descriptor] != null) {
      descriptor++;
    }
    if (descriptor >= limit) {
      return -Errno.EMFILE;
    }
    put(descriptor, file, closesOnExec);
    return descriptor;
  }

  /**
   * Makes a descriptor stand for an open file, closing what it stood for; takes over the caller's
   * reference.
   *
   * @return the descriptor, or EBADF if it is beyond the limit
   */
  public long replace(int descriptor, OpenFile file, boolean closesOnExec) {
    if (descriptor < 0 || descriptor >= limit) {
      return -Errno.EBADF;
    }
    OpenFile old = get(descriptor);
    put(descriptor, file, closesOnExec);
    if (old != null) {
      closing(old);
      old.release();
    }
    return descriptor;
  }

  /**
   * Closes a descriptor.
   *
   * @return 0 or EBADF
   */
  public long close(int descriptor) {
    OpenFile file = get(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    files[descriptor] = null;
    closing(file);
    file.release();
    return 0;
  }

  /** Whether exec closes a descriptor. */
  public boolean closesOnExec(int descriptor) {
    return closeOnExec[descriptor];
  }

  /** Sets whether exec closes a descriptor, which must be in use. */
  public void setClosesOnExec(int descriptor, boolean value) {
    closeOnExec[descriptor] = value;
  }

  /** What exec does: closes the descriptors that are marked. */
  public void closeForExec() {
    for (int i = 0; i < files.length; i++) {
      if (files[i] != null && closeOnExec[i]) {
        close(i);
      }
    }
  }

  /** A table of its own for a forked process: same descriptors, same open files. */
  public DescriptorTable copy() {
    DescriptorTable copy = new DescriptorTable();
    copy.limit = limit;
    copy.reserve(files.length);
    for (int i = 0; i < files.length; i++) {
      if (files[i] != null) {
        files[i].retain();
        copy.files[i] = files[i];
        copy.closeOnExec[i] = closeOnExec[i];
      }
    }
    return copy;
  }

  /** One more task uses this table. */
  public DescriptorTable retain() {
    users++;
    return this;
  }

  /** Whether more than one task uses this table. */
  public boolean shared() {
    return users > 1;
  }

  /** A task has done with this table; the last one closes everything. */
  public void release() {
    users--;
    if (users == 0) {
      for (int i = 0; i < files.length; i++) {
        close(i);
      }
    }
  }

  private void put(int descriptor, OpenFile file, boolean closesOnExec) {
    reserve(descriptor + 1);
    files[descriptor] = file;
    closeOnExec[descriptor] = closesOnExec;
  }

  private void reserve(int descriptors) {
    int size = files.length;
    while (size < descriptors) {
      size *= 2;
    }
    if (size != files.length) {
      OpenFile[] moreFiles = new OpenFile[size];
      boolean[] moreFlags = new boolean[size];
      for (int i = 0; i < files.length; i++) {
        moreFiles[i] = files[i];
        moreFlags[i] = closeOnExec[i];
      }
      files = moreFiles;
      closeOnExec = moreFlags;
    }
  }

  /** POSIX record locks go when their process closes any descriptor of the file. */
  private void closing(OpenFile file) {
    file.inode().dropLocks(this);
  }
}
