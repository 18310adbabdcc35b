package org.matryoshka.guest.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.object.Elf64Writer;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.object.LinkResult;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.Linker;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.SectionFlags;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.guest.aot.AotCompiler;
import org.matryoshka.guest.aot.frontend.ClassSource;
import org.matryoshka.guest.aot.verify.SubsetException;
import org.matryoshka.guest.aot.verify.Violation;

/**
 * Compiles and links Kukla: the kernel from its classes and assembly files with the initial file
 * system inside, and the programs of that. The same classes and sources give the same bytes.
 */
public final class KuklaBuilder {
  /** The assembly source that every program begins with. */
  static final String PROGRAM = "kukla/program.asm";

  /** The archive of the initial file system beside the images. */
  static final String INITRAMFS = "initramfs.cpio";

  private static final String PACKAGE = "org/matryoshka/guest/";

  /** Classes of the kernel whose exported methods assembly calls. */
  private static final List<String> KERNEL_ENTRIES =
      List.of(
          PACKAGE + "kernel/Kernel",
          PACKAGE + "kernel/trap/TrapDispatcher",
          PACKAGE + "runtime/heap/Collector");

  private static final List<String> PROGRAM_ENTRIES =
      List.of(PACKAGE + "runtime/program/ProgramStart", PACKAGE + "runtime/heap/Collector");
  private static final long KERNEL_BASE = 0x10_0000;

  private final ClassSource classes;
  private final GuestSources sources;

  /** Objects of assembly files by path: the same for all programs. */
  private final Map<String, ObjectFile> assembled = new ConcurrentHashMap<>();

  /**
   * A builder.
   *
   * @param classes where class files come from
   * @param sources the assembly files
   */
  KuklaBuilder(ClassSource classes, GuestSources sources) {
    this.classes = classes;
    this.sources = sources;
  }

  /** A builder with the classes and assembly files of the class path. */
  public static KuklaBuilder bundled() {
    return new KuklaBuilder(KuklaBuilder::classFile, GuestSources.bundled());
  }

  /** The archive of the initial file system that the build made. */
  public static byte[] bundledInitramfs() {
    try (var in = KuklaBuilder.class.getResourceAsStream(INITRAMFS)) {
      if (in == null) {
        throw new IllegalStateException(
            INITRAMFS + " is not on the class path: the build left it out");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The same with further classes, which go before those of the same name. */
  public KuklaBuilder with(Map<String, byte[]> added) {
    return new KuklaBuilder(
        name -> added.containsKey(name) ? added.get(name) : classes.find(name), sources);
  }

  /** A class file of the class path by its name with slashes; null if there is none. */
  static byte[] classFile(String name) {
    try (var in = KuklaBuilder.class.getResourceAsStream("/" + name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Links the kernel.
   *
   * @param initramfs the archive of the initial file system, which becomes part of the image
   * @return a bootable ELF file
   * @throws GuestBuildException if classes leave the subset, or something does not fit together
   */
  public byte[] kernel(byte[] initramfs) throws GuestBuildException {
    return kernel(initramfs, KERNEL_ENTRIES);
  }

  /** Links a kernel whose entry points are the exported methods of other classes. */
  byte[] kernel(byte[] initramfs, List<String> entries) throws GuestBuildException {
    List<ObjectFile> objects = new ArrayList<>();
    objects.add(assemble("kukla/kernel.asm"));
    objects.add(assemble("kukla/runtime.asm"));
    objects.add(compile("kukla", entries, null));
    objects.add(archiveObject(initramfs));
    LinkOptions options = new LinkOptions("_start", KERNEL_BASE, Map.of());
    return Elf64Writer.image(link("the kernel", objects, options));
  }

  /**
   * Links a program.
   *
   * @param mainClass the binary name of the class with {@code main(String[])}
   * @return the image: write it with symbols for debuggers, or {@link #stripped} of them
   * @throws GuestBuildException if classes leave the subset, or something does not fit together
   */
  public LinkedImage program(String mainClass) throws GuestBuildException {
    List<ObjectFile> objects = new ArrayList<>();
    objects.add(assemble(PROGRAM));
    objects.add(assemble("kukla/runtime.asm"));
    objects.add(compile(mainClass, PROGRAM_ENTRIES, mainClass.replace('.', '/')));
    return link(mainClass, objects, LinkOptions.PROGRAM);
  }

  /** The ELF file of an image without symbols and debugging information. */
  public static byte[] stripped(LinkedImage image) {
    return Elf64Writer.image(
        new LinkedImage(
            image.entry(),
            image.sections().stream().filter(section -> section.flags().allocated()).toList(),
            image.segments(),
            List.of()));
  }

  /**
   * Builds the archive of the initial file system.
   *
   * @param tree a folder with its files
   * @param programs the ELF files of the programs by path
   */
  static byte[] initramfs(Path tree, Map<KuklaProgram, byte[]> programs) throws IOException {
    RootFiles root = new RootFiles(tree);
    programs.forEach(root::add);
    return root.archive();
  }

  /** Links programs on all cores; the result does not depend on who is first. */
  Map<String, LinkedImage> programs(List<KuklaProgram> programs) throws GuestBuildException {
    Map<String, LinkedImage> images = new ConcurrentSkipListMap<>();
    Map<String, GuestBuildException> failures = new ConcurrentSkipListMap<>();
    programs.parallelStream()
        .forEach(
            program -> {
              try {
                images.put(program.path(), program(program.mainClass()));
              } catch (GuestBuildException e) {
                failures.put(program.path(), e);
              }
            });
    if (!failures.isEmpty()) {
      List<String> problems = new ArrayList<>();
      failures.forEach((path, failure) -> problems.addAll(failure.problems()));
      throw new GuestBuildException(
          "can't be built: " + String.join(", ", failures.keySet()),
          problems.stream().distinct().toList());
    }
    return images;
  }

  private ObjectFile compile(String name, List<String> entryClasses, String mainClass)
      throws GuestBuildException {
    try {
      return AotCompiler.compile(name, classes, entryClasses, mainClass);
    } catch (SubsetException e) {
      throw new GuestBuildException(
          name + " leaves the Java subset of guests",
          e.violations().stream().map(Violation::message).toList());
    }
  }

  private ObjectFile assemble(String path) throws GuestBuildException {
    ObjectFile known = assembled.get(path);
    if (known == null) {
      known = assembleNow(path);
      assembled.put(path, known);
    }
    return known;
  }

  private ObjectFile assembleNow(String path) throws GuestBuildException {
    try {
      byte[] text =
          sources.read(path).orElseThrow(() -> new IllegalStateException("no source " + path));
      AssemblyResult result =
          Assembler.assemble(
              SourceText.decode(path, text),
              AssemblerOptions.of(OutputFormat.ELF64).withLoader(sources.loader()).withLineTable());
      if (result instanceof AssemblyResult.Assembled made && result.diagnostics().isEmpty()) {
        return made.object();
      }
      throw new GuestBuildException(
          path + " has errors", result.diagnostics().stream().map(Diagnostic::render).toList());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ObjectFile archiveObject(byte[] archive) {
    String section = ".rodata";
    return new ObjectFile(
        "initramfs",
        List.of(Section.of(section, SectionFlags.CONSTANTS, 4096, archive, List.of())),
        List.of(
            Symbol.label("initramfs_start", section, 0, Symbol.Binding.GLOBAL),
            Symbol.label("initramfs_end", section, archive.length, Symbol.Binding.GLOBAL)));
  }

  private static LinkedImage link(String what, List<ObjectFile> objects, LinkOptions options)
      throws GuestBuildException {
    return switch (Linker.link(objects, options)) {
      case LinkResult.Linked linked -> linked.image();
      case LinkResult.Failed failed ->
          throw new GuestBuildException(what + " can't be linked", failed.problems());
    };
  }
}
