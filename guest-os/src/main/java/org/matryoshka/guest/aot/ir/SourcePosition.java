package org.matryoshka.guest.aot.ir;

/**
 * Where in the source an instruction comes from.
 *
 * @param method the method whose text it is
 * @param file the simple name of the source file
 * @param line the line, 0 if the class file has no line numbers
 * @param inlinedInto the call that this method was inlined for, or null
 */
public record SourcePosition(MethodId method, String file, int line, SourcePosition inlinedInto) {
  /** Returns the position in the method that holds the code after inlining. */
  public SourcePosition outermost() {
    SourcePosition position = this;
    while (position.inlinedInto != null) {
      position = position.inlinedInto;
    }
    return position;
  }

  @Override
  public String toString() {
    return file + ":" + line + (inlinedInto == null ? "" : " < " + inlinedInto);
  }
}
