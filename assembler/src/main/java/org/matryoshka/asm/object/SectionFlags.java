package org.matryoshka.asm.object;

/**
 * What a section is for.
 *
 * @param allocated it takes memory at run time
 * @param writable it may be written
 * @param executable it holds code
 * @param empty no bytes in the file, zeros in memory (NOBITS)
 * @param note it holds ELF notes
 */
public record SectionFlags(
    boolean allocated, boolean writable, boolean executable, boolean empty, boolean note) {
  /** Code. */
  public static final SectionFlags CODE = new SectionFlags(true, false, true, false, false);

  /** Constants. */
  public static final SectionFlags CONSTANTS = new SectionFlags(true, false, false, false, false);

  /** Variables with initial values. */
  public static final SectionFlags DATA = new SectionFlags(true, true, false, false, false);

  /** Variables that begin as zero. */
  public static final SectionFlags ZEROED = new SectionFlags(true, true, false, true, false);

  /** ELF notes in memory. */
  public static final SectionFlags NOTE = new SectionFlags(true, false, false, false, true);

  /** Information for tools, not in memory. */
  public static final SectionFlags INFORMATION =
      new SectionFlags(false, false, false, false, false);

  /** Whether two sections may share a segment: same use of memory. */
  public boolean samePermissions(SectionFlags other) {
    return writable == other.writable && executable == other.executable;
  }
}
