package org.matryoshka.guest.kernel.vfs;

/** A kind of file system that can be mounted by name. */
public interface FileSystemType {
  /** What {@code mount -t} says. */
  String name();

  /**
   * Makes an instance, or finds the only one.
   *
   * @param options what {@code mount -o} says, without the flags that every mount knows
   * @return null if the options make no sense (EINVAL)
   */
  FileSystem create(String options);
}
