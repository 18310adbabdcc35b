package org.matryoshka.guest.aot.ir;

import java.util.Comparator;

/**
 * The name of a field.
 *
 * @param owner the class that declares it, as {@code a/b/C}
 * @param name its simple name
 * @param descriptor its descriptor
 */
public record FieldId(String owner, String name, String descriptor) implements Comparable<FieldId> {
  private static final Comparator<FieldId> ORDER =
      Comparator.comparing(FieldId::owner)
          .thenComparing(FieldId::name)
          .thenComparing(FieldId::descriptor);

  /** Returns how the field lies in memory. */
  public ElementKind kind() {
    return ElementKind.ofDescriptor(descriptor);
  }

  @Override
  public int compareTo(FieldId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return owner.replace('/', '.') + "." + name;
  }
}
