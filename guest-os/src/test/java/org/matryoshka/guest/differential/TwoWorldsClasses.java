package org.matryoshka.guest.differential;

import java.util.Map;

/** Class files of a source text, for tests elsewhere. */
public final class TwoWorldsClasses {
  private TwoWorldsClasses() {}

  /** Compiles one class of package generated. */
  public static Map<String, byte[]> compile(String name, String source) {
    return new TwoWorlds(Map.of(name, source)).classes();
  }
}
