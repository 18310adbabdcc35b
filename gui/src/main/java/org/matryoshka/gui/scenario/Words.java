package org.matryoshka.gui.scenario;

import java.util.Locale;

/** The words of scenario files and of the command line for the constants of the code. */
public final class Words {
  private Words() {}

  /** {@code WEIGHTED_FAIR} as {@code weighted-fair}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
