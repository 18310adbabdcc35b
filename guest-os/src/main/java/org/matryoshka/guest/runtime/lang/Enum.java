package org.matryoshka.guest.runtime.lang;

/** The superclass of enums. */
public abstract class Enum<E extends Enum<E>> implements Comparable<E> {
  private final java.lang.String name;
  private final int ordinal;

  /** Called by the constructors that javac makes. */
  protected Enum(java.lang.String name, int ordinal) {
    this.name = name;
    this.ordinal = ordinal;
  }

  /** The constant's name as declared. */
  public final java.lang.String name() {
    return name;
  }

  /** The constant's position in the declaration, from 0 on. */
  public final int ordinal() {
    return ordinal;
  }

  @Override
  public java.lang.String toString() {
    return name;
  }

  @Override
  public final boolean equals(java.lang.Object other) {
    return this == other;
  }

  /** A number from the position, the same in every run. */
  @Override
  public final int hashCode() {
    return ordinal;
  }

  @Override
  public final int compareTo(E other) {
    return ordinal - ((Enum<?>) other).ordinal;
  }

  /**
   * Searches the constants of an enum for a name: what the compiler makes of {@code valueOf}.
   *
   * @throws java.lang.IllegalArgumentException if no constant has the name
   */
  public static Enum<?> find(Enum<?>[] constants, java.lang.String name) {
    for (Enum<?> constant : constants) {
      if (constant.name.equals(name)) {
        return constant;
      }
    }
    throw new java.lang.IllegalArgumentException(name);
  }
}
