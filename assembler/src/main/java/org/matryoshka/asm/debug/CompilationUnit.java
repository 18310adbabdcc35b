package org.matryoshka.asm.debug;

/**
 * What debuggers are told of a translated unit.
 *
 * @param name of its source
 * @param producer who translated it
 * @param language number of the source language (DWARF 3, figure 31, and vendors' numbers)
 */
public record CompilationUnit(String name, String producer, int language) {
  /** The number of Java. */
  public static final int JAVA = 0x000b;

  /** The number of C++: the language in which debuggers understand classes best. */
  public static final int C_PLUS_PLUS = 0x0004;

  /** The number of assembly language. */
  public static final int ASSEMBLER = 0x8001;
}
