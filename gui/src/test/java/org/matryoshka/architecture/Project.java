package org.matryoshka.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the project's sources and classes are. */
final class Project {
  /** The modules that hold code, in the order of the parent POM. */
  static final List<String> MODULES =
      List.of("isa", "mmu", "cpu-emulator", "assembler", "hypervisor", "guest-os", "gui");

  /** Where this module's test classes are: the rules are about the others. */
  private static final String TESTS =
      Project.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private Project() {}

  /** The repository's root: the working directory of the tests is a module's folder. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("matryoshka")) ? here : here.getParent();
  }

  /** The main classes of all modules. */
  static JavaClasses mainClasses() {
    return new ClassFileImporter()
        .withImportOption(location -> !location.contains(TESTS))
        .importPackages("org.matryoshka");
  }

  /** All files of a kind under a folder of every module. */
  static List<Path> files(String folder, String suffix) {
    return MODULES.stream()
        .map(module -> root().resolve(module).resolve(folder))
        .filter(Files::isDirectory)
        .flatMap(tree -> walk(tree).stream())
        .filter(file -> file.toString().endsWith(suffix))
        .toList();
  }

  /** All regular files of a tree, in a fixed order. */
  static List<Path> walk(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path as the reader of a message wants it: from the root, with slashes. */
  static String shown(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }
}
