package org.matryoshka.gui.inspect.paging;

/**
 * Neighbouring pages with the same rights, as QEMU's {@code info mem} has them.
 *
 * @param start first linear address
 * @param end address of the last byte
 * @param writable all levels allow writing
 * @param user all levels allow user mode
 * @param executable no level forbids execution
 * @param pages mapped pages, of whatever size
 */
public record MappedRange(
    long start, long end, boolean writable, boolean user, boolean executable, long pages) {
  /** Bytes. */
  public long size() {
    return end - start + 1;
  }

  /** The rights as {@code rwxu}, with dashes for those that are missing, s for supervisor. */
  public String rights() {
    return "r" + (writable ? 'w' : '-') + (executable ? 'x' : '-') + (user ? 'u' : 's');
  }
}
