package org.matryoshka.guest.runtime;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/** The names of classes as people know them. */
public final class Names {
  private static final String REPLACED = "org.matryoshka.guest.runtime.lang.";

  private Names() {}

  /**
   * The name of an object's class, with the package that the JDK has it in if it is a replaced one.
   */
  public static String classOf(Object object) {
    return ofDescriptor(References.descriptorOf(object));
  }

  /** The name of the class with a type descriptor. */
  public static String ofDescriptor(long descriptor) {
    long name = Memory.readLong(descriptor + TypeDescriptor.NAME);
    return original((String) References.atAddress(name));
  }

  /** The JDK's name of a class that {@code runtime.lang} replaces; other names stay. */
  public static String original(String name) {
    if (!name.startsWith(REPLACED)) {
      return name;
    }
    String simple = name.substring(REPLACED.length());
    boolean util =
        simple.equals("Arrays")
            || simple.equals("Objects")
            || simple.equals("Iterator")
            || simple.equals("NoSuchElementException");
    return (util ? "java.util." : "java.lang.") + simple;
  }
}
