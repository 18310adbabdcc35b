package org.matryoshka.isa.table;

/**
 * What a form does to the status flags, as masks over RFLAGS bits (see {@code isa.system.RFlags}).
 *
 * @param read flags that are tested
 * @param written flags that get a defined value
 * @param undefined flags that the manual leaves undefined afterwards
 */
public record FlagEffects(int read, int written, int undefined) {
  /** Touches no flag. */
  public static final FlagEffects NONE = new FlagEffects(0, 0, 0);
}
