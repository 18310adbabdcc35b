package org.matryoshka.gui.inspect.paging;

/**
 * An entry of a core's translation cache.
 *
 * @param gva first linear address of the page
 * @param hpa machine address of its frame
 * @param gfn guest frame that the machine frame holds
 * @param read reads hit
 * @param write writes hit
 * @param watched writes hit, but decoded instructions of the page are dropped by them
 * @param fetch instruction fetches hit
 * @param symbol what is there by the image's symbols; empty if nothing is known
 */
public record TlbRow(
    long gva,
    long hpa,
    int gfn,
    boolean read,
    boolean write,
    boolean watched,
    boolean fetch,
    String symbol) {
  /** Kinds of access that hit, as {@code rwx} with dashes; {@code W} for a watched write. */
  public String kinds() {
    return (read ? "r" : "-") + (write ? "w" : watched ? "W" : "-") + (fetch ? "x" : "-");
  }
}
