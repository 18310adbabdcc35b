package org.matryoshka.guest.runtime.lang;

import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.runtime.Names;

/** The root of all classes. */
public class Object {
  /** Does nothing. */
  public Object() {}

  /** Whether the other is this very object. */
  @Override
  public boolean equals(java.lang.Object other) {
    return this == other;
  }

  /** A number made from the address: objects don't move, so it stays. */
  @Override
  public int hashCode() {
    return (int) (References.addressOf(this) >> 4);
  }

  /** The class's name, an at sign and the hash code. */
  @Override
  public java.lang.String toString() {
    return Names.classOf(this) + "@" + java.lang.Integer.toHexString(hashCode());
  }
}
