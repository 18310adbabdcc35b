package org.matryoshka.guest.kernel.memory;

/**
 * Something whose content can be mapped: a file, or memory that several processes share. Page
 * {@code n} holds the bytes from {@code n * 4096} on. File systems implement it for their inodes;
 * mapping, {@code execve} and {@code read} see the same frames.
 */
public interface PageSource {
  /** Result of {@link #page}: the page lies wholly beyond the end; an access is a SIGBUS. */
  long BEYOND_END = -1;

  /**
   * The frame with a page of the content; bytes behind the end are zero. The caller gets a
   * reference on the frame ({@link FrameAllocator#share} was called for it) and gives it back with
   * {@link FrameAllocator#free}. Does not sleep.
   *
   * @param index the number of the page
   * @param forWriting whether the caller will write to the content itself (a shared mapping); else
   *     the frame is only read, and may be one that stands for many holes
   * @return the frame, 0 if memory is used up, or {@link #BEYOND_END}
   */
  long page(long index, boolean forWriting);

  /** The length in bytes. */
  long size();

  /** One more user: a mapping. What is unlinked lives on as long as it has users. */
  void retain();

  /** One user less. */
  void release();

  /** The path that {@code /proc/N/maps} shows. */
  String path();

  /** The inode number for {@code /proc/N/maps}, 0 if there is none. */
  long inodeNumber();

  /** The device number of the file system, for {@code /proc/N/maps}. */
  int device();
}
