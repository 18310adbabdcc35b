package org.matryoshka.guest.addition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.policy.AddedScheduler;

/**
 * The class files of a folder, prepared to become part of the kernel, and the class that makes an
 * object of the scheduler among them.
 */
public final class AddedClasses {
  private static final String KERNEL = "org/matryoshka/";
  private static final String SCHEDULER = Scheduler.class.getName().replace('.', '/');
  private static final ClassDesc SCHEDULER_TYPE = ClassDesc.of(Scheduler.class.getName());
  private static final int MOST_CLASSES = 1000;
  private static final long LARGEST_CLASS = 1 << 20;

  private final Map<String, ClassModel> models = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private AddedClasses() {}

  /**
   * Reads a folder.
   *
   * @param folder where {@code javac -d} wrote to
   * @param scheduler the full name of the scheduler's class
   * @return the bytes of each class by its name with slashes, {@link AddedScheduler}'s replacement
   *     among them
   * @throws AddedClassesException if something is wrong with them
   * @throws IOException if the folder can't be read
   */
  public static Map<String, byte[]> read(Path folder, String scheduler)
      throws AddedClassesException, IOException {
    AddedClasses classes = new AddedClasses();
    classes.readAll(folder);
    classes.check(folder, scheduler);
    return classes.prepared(scheduler.replace('.', '/'));
  }

  private void readAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    if (files.size() > MOST_CLASSES) {
      problems.add("more than " + MOST_CLASSES + " class files: is this the right folder?");
      return;
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (Files.size(file) > LARGEST_CLASS) {
        problems.add(name + ": is larger than a megabyte");
        continue;
      }
      try {
        ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
        add(name, model);
      } catch (IllegalArgumentException e) {
        problems.add(name + ": is not a class file: " + e.getMessage());
      }
    }
  }

  private void add(String file, ClassModel model) {
    String name = model.thisClass().asInternalName();
    if (!file.equals(name + ".class")) {
      problems.add(file + ": holds the class " + name + "; give the folder above its package");
    } else if (name.startsWith(KERNEL)) {
      problems.add(file + ": the package org.matryoshka is the kernel's own; choose another one");
    } else {
      models.put(name, model);
    }
  }

  private void check(Path folder, String scheduler) throws AddedClassesException {
    if (scheduler.isEmpty()) {
      problems.add("no scheduler is named: add --set scheduler=" + suggestion());
    } else if (!models.containsKey(scheduler.replace('.', '/'))) {
      problems.add(
          "there is no class "
              + scheduler
              + (models.isEmpty()
                  ? ": there are no classes at all"
                  : "; did you mean " + suggestion() + "?"));
    } else {
      checkScheduler(scheduler, models.get(scheduler.replace('.', '/')));
    }
    if (!problems.isEmpty()) {
      throw new AddedClassesException(
          folder + ": the kernel can't be built with these classes", problems);
    }
  }

  private void checkScheduler(String name, ClassModel model) {
    if (!isScheduler(model)) {
      problems.add(name + ": does not implement " + Scheduler.class.getName());
    }
    if (model.flags().has(AccessFlag.ABSTRACT) || !model.flags().has(AccessFlag.PUBLIC)) {
      problems.add(name + ": must be a public class that is not abstract");
    }
    boolean constructor =
        model.methods().stream()
            .anyMatch(
                method ->
                    method.methodName().equalsString("<init>")
                        && method.methodType().equalsString("()V")
                        && method.flags().has(AccessFlag.PUBLIC));
    if (!constructor) {
      problems.add(name + ": needs a public constructor without parameters");
    }
  }

  /** Whether a class, or one that it extends among the added ones, implements the interface. */
  private boolean isScheduler(ClassModel model) {
    ClassModel type = model;
    for (int depth = 0; type != null && depth < MOST_CLASSES; depth++) {
      for (ClassEntry implemented : type.interfaces()) {
        if (implemented.asInternalName().equals(SCHEDULER)) {
          return true;
        }
      }
      type = type.superclass().map(ClassEntry::asInternalName).map(models::get).orElse(null);
    }
    return false;
  }

  /** The first class that could be meant. */
  private String suggestion() {
    return models.entrySet().stream()
        .filter(entry -> isScheduler(entry.getValue()))
        .map(entry -> entry.getKey().replace('/', '.'))
        .findFirst()
        .orElse("package.Class");
  }

  private Map<String, byte[]> prepared(String scheduler) {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofResourceParsing(this::resource)
            .orElse(ClassHierarchyResolver.defaultResolver());
    Map<String, byte[]> prepared = new TreeMap<>();
    models.forEach((name, model) -> prepared.put(name, BudgetedClass.prepare(model, resolver)));
    prepared.put(AddedScheduler.class.getName().replace('.', '/'), factory(scheduler));
    return prepared;
  }

  private InputStream resource(ClassDesc type) {
    String descriptor = type.descriptorString();
    String name = descriptor.substring(1, descriptor.length() - 1);
    ClassModel model = models.get(name);
    if (model != null) {
      return new ByteArrayInputStream(ClassFile.of().transformClass(model, (b, e) -> b.with(e)));
    }
    return AddedClasses.class.getResourceAsStream("/" + name + ".class");
  }

  /** The class that stands in {@link AddedScheduler}'s place. */
  private static byte[] factory(String scheduler) {
    ClassDesc type = ClassDesc.ofInternalName(scheduler);
    return ClassFile.of()
        .build(
            ClassDesc.of(AddedScheduler.class.getName()),
            builder ->
                builder
                    .withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL, AccessFlag.SUPER)
                    .withMethodBody(
                        "create",
                        MethodTypeDesc.of(SCHEDULER_TYPE, ConstantDescs.CD_String),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code ->
                            code.loadConstant(scheduler.replace('/', '.'))
                                .aload(0)
                                .invokevirtual(
                                    ConstantDescs.CD_String,
                                    "equals",
                                    MethodTypeDesc.of(
                                        ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
                                .ifThen(
                                    Opcode.IFNE,
                                    found ->
                                        found
                                            .new_(type)
                                            .dup()
                                            .invokespecial(
                                                type,
                                                ConstantDescs.INIT_NAME,
                                                ConstantDescs.MTD_void)
                                            .areturn())
                                .aconst_null()
                                .areturn()));
  }
}
