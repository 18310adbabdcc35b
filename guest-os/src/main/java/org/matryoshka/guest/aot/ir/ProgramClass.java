package org.matryoshka.guest.aot.ir;

import java.util.List;

/**
 * A class or interface of the closed world.
 *
 * @param name its name
 * @param superclass the name of its superclass; {@code Object}'s replacement for interfaces; null
 *     for the root
 * @param interfaces the names of the interfaces that it names itself
 * @param isInterface whether it is an interface
 * @param isInstantiated whether the program makes objects of this very class
 * @param fields the fields that the program reads or writes, in order of declaration
 * @param sourceFile the simple name of its source file
 */
public record ProgramClass(
    String name,
    String superclass,
    List<String> interfaces,
    boolean isInterface,
    boolean isInstantiated,
    List<ProgramField> fields,
    String sourceFile) {
  /** Makes a class. */
  public ProgramClass {
    interfaces = List.copyOf(interfaces);
    fields = List.copyOf(fields);
  }
}
