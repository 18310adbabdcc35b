package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import org.matryoshka.guest.aot.ir.MethodId;

/** What the compiler wants to know of a method of a class file. */
final class ParsedMethod {
  private static final String MAGIC = "Lorg/matryoshka/guest/magic/";

  private final ParsedClass owner;
  private final MethodModel model;
  private final MethodId id;
  private final Map<String, Annotation> annotations = new HashMap<>();
  private BytecodeMethod code;

  ParsedMethod(ParsedClass owner, MethodModel model) {
    this.owner = owner;
    this.model = model;
    this.id = owner.methodId(model);
    model
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(
            attribute -> {
              for (Annotation annotation : attribute.annotations()) {
                String type = annotation.className().stringValue();
                if (type.startsWith(MAGIC)) {
                  annotations.put(type.substring(MAGIC.length(), type.length() - 1), annotation);
                }
              }
            });
  }

  ParsedClass owner() {
    return owner;
  }

  MethodModel model() {
    return model;
  }

  MethodId id() {
    return id;
  }

  boolean isStatic() {
    return model.flags().has(AccessFlag.STATIC);
  }

  boolean isPrivate() {
    return model.flags().has(AccessFlag.PRIVATE);
  }

  boolean isFinal() {
    return model.flags().has(AccessFlag.FINAL);
  }

  boolean isAbstract() {
    return model.flags().has(AccessFlag.ABSTRACT);
  }

  boolean isNative() {
    return model.flags().has(AccessFlag.NATIVE);
  }

  /** Returns whether no subclass can override the method. */
  boolean isSealed() {
    return isPrivate() || isFinal() || owner.isFinal() || id.name().equals("<init>");
  }

  boolean isIntrinsic() {
    return annotations.containsKey("Intrinsic");
  }

  /** Returns the symbol that assembly calls the method by, or null. */
  String exportedSymbol() {
    return text("Export");
  }

  /** Returns the assembly symbol that the method stands for, or null. */
  String importedSymbol() {
    return text("Import");
  }

  /** Returns the class that has the compiled variant of the method, or null. */
  String redirectedTo() {
    String name = text("Redirect");
    return name == null ? null : name.replace('.', '/');
  }

  /** Returns the depth that {@code @Recursion} allows, 0 if it does not stand there. */
  int recursionDepth() {
    return element("Recursion", "maxDepth") instanceof AnnotationValue.OfInt depth
        ? depth.intValue()
        : 0;
  }

  private String text(String annotation) {
    return element(annotation, "value") instanceof AnnotationValue.OfString text
        ? text.stringValue()
        : null;
  }

  private AnnotationValue element(String annotation, String name) {
    Annotation found = annotations.get(annotation);
    if (found == null) {
      return null;
    }
    for (AnnotationElement element : found.elements()) {
      if (element.name().equalsString(name)) {
        return element.value();
      }
    }
    return null;
  }

  /** Returns the bytecode, decoded at the first call; null for abstract and native methods. */
  BytecodeMethod code() {
    if (code == null) {
      code = model.code().map(found -> new BytecodeMethod(this, found)).orElse(null);
    }
    return code;
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
