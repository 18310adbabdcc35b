package org.matryoshka.guest.aot.ir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The name of a method.
 *
 * @param owner the class that declares it, as {@code a/b/C}
 * @param name its simple name, {@code <init>} and {@code <clinit>} included
 * @param descriptor its descriptor
 */
public record MethodId(String owner, String name, String descriptor)
    implements Comparable<MethodId> {
  private static final Comparator<MethodId> ORDER =
      Comparator.comparing(MethodId::owner)
          .thenComparing(MethodId::name)
          .thenComparing(MethodId::descriptor);

  /** Returns name and descriptor, which say whether one method overrides another. */
  public String selector() {
    return name + descriptor;
  }

  /** Returns the type of the result. */
  public ValueType resultType() {
    return ValueType.ofDescriptor(descriptor.substring(descriptor.indexOf(')') + 1));
  }

  /** Returns the descriptors of the declared parameters, the receiver not among them. */
  public List<String> parameterDescriptors() {
    List<String> parameters = new ArrayList<>();
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      int start = at;
      while (descriptor.charAt(at) == '[') {
        at++;
      }
      at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
      parameters.add(descriptor.substring(start, at));
    }
    return parameters;
  }

  @Override
  public int compareTo(MethodId other) {
    return ORDER.compare(this, other);
  }

  /** Returns the method as its symbol says it: {@code a.b.C.name(I)V}. */
  @Override
  public String toString() {
    return owner.replace('/', '.') + "." + name + descriptor;
  }
}
