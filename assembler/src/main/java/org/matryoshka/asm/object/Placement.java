package org.matryoshka.asm.object;

import java.util.OptionalLong;

/**
 * Where a section is to lie; what is not said follows the section before.
 *
 * @param load address at which a loader puts it (ELF: physical address; flat binary: start)
 * @param virtual address that its labels have
 * @param virtualOffset virtual address minus load address, where {@code virtual} is not given
 * @param follows name of the section after whose load end it lies; empty for the one before
 * @param virtualFollows likewise for the virtual address
 */
public record Placement(
    OptionalLong load,
    OptionalLong virtual,
    OptionalLong virtualOffset,
    String follows,
    String virtualFollows) {
  /** After the section before. */
  public static final Placement NEXT =
      new Placement(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), "", "");

  /** At one address, load and virtual. */
  public static Placement at(long address) {
    return at(address, address);
  }

  /** At a load address and a virtual address. */
  public static Placement at(long load, long virtual) {
    return new Placement(
        OptionalLong.of(load), OptionalLong.of(virtual), OptionalLong.empty(), "", "");
  }

  /** After the section before, its virtual address a fixed distance above its load address. */
  public static Placement shifted(long virtualOffset) {
    return new Placement(
        OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(virtualOffset), "", "");
  }
}
