package org.matryoshka.guest.kernel.syscall;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds all handlers of system calls in compiled classes, with their sources' Javadoc. */
final class SyscallScan {
  private static final ClassDesc ANNOTATION = Syscall.class.describeConstable().orElseThrow();
  private static final Pattern DOCUMENTED =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@Syscall\\(([^)]*)\\)", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("name\\s*=\\s*\"([^\"]*)\"");

  private final Path sources;
  private final Map<Integer, SyscallHandler> handlers = new TreeMap<>();

  private SyscallScan(Path sources) {
    this.sources = sources;
  }

  /**
   * The handlers in the order of their numbers.
   *
   * @param classes the root of the class files
   * @param sources the root of the sources
   * @throws IllegalStateException if two have one number or name, or one is not as {@link Syscall}
   *     wants it
   */
  static List<SyscallHandler> scan(Path classes, Path sources) throws IOException {
    SyscallScan scan = new SyscallScan(sources);
    try (Stream<Path> files = Files.walk(classes.resolve("org/matryoshka/guest/kernel"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        scan.read(ClassFile.of().parse(file));
      }
    }
    List<SyscallHandler> all = new ArrayList<>(scan.handlers.values());
    Map<String, SyscallHandler> names = new TreeMap<>();
    for (SyscallHandler handler : all) {
      SyscallHandler other = names.put(handler.name(), handler);
      if (other != null) {
        throw new IllegalStateException(
            "system calls "
                + other.number()
                + " and "
                + handler.number()
                + " are both called "
                + handler.name());
      }
    }
    return all;
  }

  private void read(ClassModel type) throws IOException {
    for (MethodModel method : type.methods()) {
      Annotation annotation = annotationOf(method);
      if (annotation != null) {
        SyscallHandler handler = handler(type, method, annotation);
        SyscallHandler other = handlers.put(handler.number(), handler);
        if (other != null) {
          throw new IllegalStateException(
              "two handlers have number " + handler.number() + ": " + other + ", " + handler);
        }
      }
    }
  }

  private static Annotation annotationOf(MethodModel method) {
    return method
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .flatMap(
            a -> a.annotations().stream().filter(x -> x.classSymbol().equals(ANNOTATION)).findAny())
        .orElse(null);
  }

  private SyscallHandler handler(ClassModel type, MethodModel method, Annotation annotation)
      throws IOException {
    int number = -1;
    String name = "";
    String differs = "";
    for (AnnotationElement element : annotation.elements()) {
      AnnotationValue value = element.value();
      switch (element.name().stringValue()) {
        case "number" -> number = ((AnnotationValue.OfInt) value).intValue();
        case "name" -> name = ((AnnotationValue.OfString) value).stringValue();
        default -> differs = ((AnnotationValue.OfString) value).stringValue();
      }
    }
    String className =
        type.thisClass().asSymbol().packageName() + "." + type.thisClass().asSymbol().displayName();
    String methodName = method.methodName().stringValue();
    String where = className + "." + methodName;
    if (!method.flags().has(AccessFlag.STATIC)
        || !method.flags().has(AccessFlag.PUBLIC)
        || !method.methodTypeSymbol().returnType().displayName().equals("long")) {
      throw new IllegalStateException(where + " must be a public static long method");
    }
    return new SyscallHandler(
        number,
        name,
        differs,
        className,
        methodName,
        parameters(method, where),
        meaning(className, name));
  }

  private static List<SyscallHandler.Parameter> parameters(MethodModel method, String where) {
    List<SyscallHandler.Parameter> parameters = new ArrayList<>();
    List<ClassDesc> types = method.methodTypeSymbol().parameterList();
    if (types.size() > 6) {
      throw new IllegalStateException(where + " has more than six parameters");
    }
    int slot = 0;
    for (ClassDesc type : types) {
      String typeName = type.displayName();
      if (!typeName.equals("int") && !typeName.equals("long")) {
        throw new IllegalStateException(where + ": a parameter is neither int nor long");
      }
      parameters.add(new SyscallHandler.Parameter(typeName, nameOf(method, slot, where)));
      slot += typeName.equals("long") ? 2 : 1;
    }
    return parameters;
  }

  private static String nameOf(MethodModel method, int slot, String where) {
    return method
        .code()
        .flatMap(code -> code.findAttribute(Attributes.localVariableTable()))
        .flatMap(
            table ->
                table.localVariables().stream()
                    .filter(v -> v.slot() == slot && v.startPc() == 0)
                    .findFirst())
        .orElseThrow(
            () -> new IllegalStateException(where + " was compiled without names (javac -g)"))
        .name()
        .stringValue();
  }

  private String meaning(String className, String name) throws IOException {
    String source = Files.readString(sources.resolve(className.replace('.', '/') + ".java"));
    Matcher matcher = DOCUMENTED.matcher(source);
    while (matcher.find()) {
      Matcher named = NAME.matcher(matcher.group(2));
      if (named.find() && named.group(1).equals(name)) {
        return firstSentence(matcher.group(1));
      }
    }
    throw new IllegalStateException(
        "system call " + name + " in " + className + " needs Javadoc right before @Syscall");
  }

  private static String firstSentence(String javadoc) {
    String text =
        javadoc
            .replaceAll("\\s*\n\\s*\\*\\s?", " ")
            .replaceAll("\\{@(?:code|link|literal)\\s+([^}]*)\\}", "$1")
            .replaceAll("<p>.*", "")
            .replaceAll("\\s@(?:param|return)\\b.*", "")
            .strip();
    Matcher end = Pattern.compile("\\.(?=\\s|$)").matcher(text);
    return end.find() ? text.substring(0, end.end()) : text;
  }
}
