package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.ClassFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.ProgramField;

/**
 * The classes that a compilation may use, read when they are first asked for. One repository may
 * serve many compilations, one after the other: what is parsed stays parsed.
 */
public final class ClassRepository {
  private final ClassSource source;
  private final ClassFile parser =
      ClassFile.of(ClassFile.AttributesProcessingOption.PASS_ALL_ATTRIBUTES);
  private final Map<String, ParsedClass> classes = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  /** Makes a repository over a source of class files. */
  public ClassRepository(ClassSource source) {
    this.source = source;
  }

  /** Returns a class by its replaced name, or null if there is none. */
  ParsedClass find(String name) {
    if (classes.containsKey(name)) {
      return classes.get(name);
    }
    byte[] bytes = source.find(name);
    ParsedClass parsed = bytes == null ? null : new ParsedClass(parser.parse(bytes));
    classes.put(name, parsed);
    return parsed;
  }

  /** Returns a class with all its superclasses and superinterfaces. */
  Set<String> supertypes(String name) {
    Set<String> known = supertypes.get(name);
    if (known == null) {
      known = new LinkedHashSet<>();
      known.add(name);
      ParsedClass parsed = find(name);
      if (parsed != null) {
        for (String direct : parsed.directSupertypes()) {
          known.addAll(supertypes(direct));
        }
      }
      supertypes.put(name, known);
    }
    return known;
  }

  /** Returns the field that a field reference means, or null. */
  ProgramField resolveField(String owner, String name, String descriptor) {
    for (String type : supertypes(owner)) {
      ParsedClass parsed = find(type);
      ProgramField field = parsed == null ? null : parsed.field(name, descriptor);
      if (field != null) {
        return field;
      }
    }
    return null;
  }

  /** Returns the method that a method reference means, or null. */
  ParsedMethod resolveMethod(String owner, String selector) {
    String start = owner.charAt(0) == '[' ? ReplacedNames.OBJECT : owner;
    for (String type = start; type != null; ) {
      ParsedClass parsed = find(type);
      if (parsed == null) {
        break;
      }
      ParsedMethod method = parsed.method(selector);
      if (method != null) {
        return method;
      }
      type = parsed.superclass();
    }
    return mostSpecificInherited(start, selector);
  }

  /** Returns the method that runs when a class gets a call of a selector, or null. */
  ParsedMethod implementation(String className, String selector) {
    for (String type = className; type != null; ) {
      ParsedClass parsed = find(type);
      if (parsed == null) {
        return null;
      }
      ParsedMethod method = parsed.method(selector);
      if (method != null && !method.isStatic() && !method.isPrivate()) {
        return method.isAbstract() ? null : method;
      }
      type = parsed.superclass();
    }
    ParsedMethod inherited = mostSpecificInherited(className, selector);
    return inherited == null || inherited.isAbstract() ? null : inherited;
  }

  /** Returns the method of a superinterface; one with a body, and of a subinterface, wins. */
  private ParsedMethod mostSpecificInherited(String className, String selector) {
    ParsedMethod best = null;
    for (String type : supertypes(className)) {
      ParsedClass parsed = find(type);
      if (parsed == null || !parsed.isInterface()) {
        continue;
      }
      ParsedMethod method = parsed.method(selector);
      if (method == null || method.isPrivate()) {
        continue;
      }
      boolean better =
          best == null
              || (best.isAbstract() && !method.isAbstract())
              || (best.isAbstract() == method.isAbstract()
                  && supertypes(type).contains(best.owner().name()));
      if (better) {
        best = method;
      }
    }
    return best;
  }

  /** Returns a method by its name, or null. */
  ParsedMethod find(MethodId id) {
    ParsedClass owner = find(id.owner());
    return owner == null ? null : owner.method(id.selector());
  }
}
