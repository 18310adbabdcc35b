package org.matryoshka.gui.inspect.guest;

/**
 * A region of an address space.
 *
 * @param start its first address
 * @param end the first address behind it
 * @param rights as in {@code /proc/N/maps}: {@code rwxp} or {@code s}, dashes for what is missing
 * @param what a path, {@code [heap]}, {@code [stack]}; empty for anonymous memory
 * @param fileOffset of its first byte in the file, in bytes
 * @param residentPages pages that the page tables map now
 */
public record AreaInfo(
    long start, long end, String rights, String what, long fileOffset, long residentPages) {
  /** Pages that it has. */
  public long pages() {
    return (end - start) >>> 12;
  }
}
