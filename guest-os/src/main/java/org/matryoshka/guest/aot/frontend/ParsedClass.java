package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.aot.ir.StaticValue;

/** What the compiler wants to know of a class file; names are replaced. */
final class ParsedClass {
  private final ClassModel model;
  private final String name;
  private final String superclass;
  private final List<String> interfaces;
  private final String sourceFile;
  private final Map<String, ProgramField> fields = new LinkedHashMap<>();
  private final Map<String, ParsedMethod> methods = new LinkedHashMap<>();

  ParsedClass(ClassModel model) {
    this.model = model;
    this.name = ReplacedNames.ofClass(model.thisClass().asInternalName());
    String parent =
        model
            .superclass()
            .map(entry -> ReplacedNames.ofClass(entry.asInternalName()))
            .orElse(ReplacedNames.OBJECT);
    this.superclass = name.equals(ReplacedNames.OBJECT) ? null : parent;
    this.interfaces =
        model.interfaces().stream()
            .map(entry -> ReplacedNames.ofClass(entry.asInternalName()))
            .toList();
    this.sourceFile =
        model
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse(name.substring(name.lastIndexOf('/') + 1) + ".java");
    for (FieldModel field : model.fields()) {
      ProgramField parsed = parse(field);
      fields.put(parsed.id().name() + ":" + parsed.id().descriptor(), parsed);
    }
    for (MethodModel method : model.methods()) {
      ParsedMethod parsed = new ParsedMethod(this, method);
      methods.put(parsed.id().selector(), parsed);
    }
  }

  private ProgramField parse(FieldModel field) {
    FieldId id =
        new FieldId(
            name,
            field.fieldName().stringValue(),
            ReplacedNames.ofDescriptor(field.fieldType().stringValue()));
    StaticValue value =
        field
            .findAttribute(Attributes.constantValue())
            .map(attribute -> staticValue(attribute.constant().constantValue()))
            .orElse(null);
    return new ProgramField(
        id, field.flags().has(AccessFlag.STATIC), field.flags().has(AccessFlag.FINAL), value);
  }

  private static StaticValue staticValue(ConstantDesc constant) {
    return switch (constant) {
      case Integer number -> new StaticValue.Scalar(number);
      case Long number -> new StaticValue.Scalar(number);
      case String text -> new StaticValue.Text(text);
      default -> null;
    };
  }

  String name() {
    return name;
  }

  /** Returns the superclass, null for the root. */
  String superclass() {
    return superclass;
  }

  List<String> interfaces() {
    return interfaces;
  }

  /** Returns the classes that this one names as its superclass or interfaces. */
  List<String> directSupertypes() {
    List<String> all = new ArrayList<>();
    if (superclass != null) {
      all.add(superclass);
    }
    all.addAll(interfaces);
    return all;
  }

  String sourceFile() {
    return sourceFile;
  }

  AccessFlags flags() {
    return model.flags();
  }

  boolean isInterface() {
    return model.flags().has(AccessFlag.INTERFACE);
  }

  boolean isFinal() {
    return model.flags().has(AccessFlag.FINAL);
  }

  boolean isEnum() {
    return model.flags().has(AccessFlag.ENUM);
  }

  Collection<ProgramField> fields() {
    return Collections.unmodifiableCollection(fields.values());
  }

  Collection<ParsedMethod> methods() {
    return Collections.unmodifiableCollection(methods.values());
  }

  /** Returns a field that this class declares, or null. */
  ProgramField field(String fieldName, String descriptor) {
    return fields.get(fieldName + ":" + descriptor);
  }

  /** Returns a method that this class declares, or null. */
  ParsedMethod method(String selector) {
    return methods.get(selector);
  }

  /** Returns the static initializer, or null. */
  ParsedMethod staticInitializer() {
    return methods.get("<clinit>()V");
  }

  MethodId methodId(MethodModel method) {
    return new MethodId(
        name,
        method.methodName().stringValue(),
        ReplacedNames.ofDescriptor(method.methodType().stringValue()));
  }

  @Override
  public String toString() {
    return name;
  }
}
