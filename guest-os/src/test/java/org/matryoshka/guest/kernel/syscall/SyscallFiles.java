package org.matryoshka.guest.kernel.syscall;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The files that are made from the {@link Syscall} annotations: the dispatch table, the user stubs,
 * the numbers for assembly and the page of documentation.
 */
final class SyscallFiles {
  private static final String GENERATED =
      "Generated from the @Syscall annotations by SyscallFilesTest (-Dbless=true): do not edit.";

  private final List<SyscallHandler> handlers;

  private SyscallFiles(List<SyscallHandler> handlers) {
    this.handlers = handlers;
  }

  /** Each file's path from the root of the repository, and its contents. */
  static Map<Path, String> all(Path root) throws IOException, URISyntaxException {
    Path sources = root.resolve("guest-os/src/main/java");
    Path classes =
        Path.of(Syscall.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    SyscallFiles files = new SyscallFiles(SyscallScan.scan(classes, sources));
    Map<Path, String> all = new LinkedHashMap<>();
    String base = "guest-os/src/main/java/org/matryoshka/guest/";
    all.put(root.resolve(base + "kernel/syscall/SyscallTable.java"), files.table());
    all.put(root.resolve(base + "user/lib/Syscalls.java"), files.stubs());
    all.put(root.resolve("guest-os/src/main/asm/kukla/syscalls.inc"), files.numbers());
    all.put(root.resolve("docs/kukla-syscalls.md"), files.page());
    return all;
  }

  /** Writes those files whose contents are out of date; the formatter may wrap lines. */
  static void write(Path root) throws IOException, URISyntaxException {
    for (Map.Entry<Path, String> file : all(root).entrySet()) {
      Path path = file.getKey();
      String old = Files.exists(path) ? Files.readString(path) : "";
      if (!essence(old).equals(essence(file.getValue()))) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
  }

  /** A text without what the formatter changes: white space and the stars of comments. */
  static String essence(String text) {
    return text.replaceAll("[\\s*]+", "");
  }

  /** Brings the files of the repository whose root is the only argument up to date. */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    write(Path.of(arguments[0]));
  }

  private String table() {
    StringBuilder out = new StringBuilder();
    out.append("// ").append(GENERATED);
    out.append("\npackage org.matryoshka.guest.kernel.syscall;\n\n");
    TreeSet<String> imports = new TreeSet<>();
    for (SyscallHandler handler : handlers) {
      if (!handler.className().startsWith("org.matryoshka.guest.kernel.syscall.")) {
        imports.add(handler.className());
      }
    }
    imports.forEach(name -> out.append("import ").append(name).append(";\n"));
    out.append(imports.isEmpty() ? "" : "\n");
    out.append("/** Which handler a system call's number means. */\n");
    out.append("public final class SyscallTable {\n");
    out.append("  /** One more than the largest number that has a handler. */\n");
    out.append("  public static final int SIZE = ");
    out.append(handlers.isEmpty() ? 0 : handlers.getLast().number() + 1).append(";\n\n");
    out.append("  private SyscallTable() {}\n\n");
    out.append("  /**\n   * Calls the handler of a number; an int parameter gets the low half.\n");
    out.append("   *\n   * @return its result, or a negative {@link Errno}\n   */\n");
    out.append("  public static long dispatch(\n");
    out.append("      int number, long a0, long a1, long a2, long a3, long a4, long a5) {\n");
    out.append("    return switch (number) {\n");
    for (SyscallHandler handler : handlers) {
      out.append("      case ").append(handler.number()).append(" -> ");
      out.append(handler.call()).append(";\n");
    }
    out.append("      default -> UnknownCalls.refuse(number);\n    };\n  }\n\n");
    out.append("  /** The name of a call; null if the number has no handler. */\n");
    out.append("  public static String name(int number) {\n    return switch (number) {\n");
    for (SyscallHandler handler : handlers) {
      out.append("      case ").append(handler.number()).append(" -> \"");
      out.append(handler.name()).append("\";\n");
    }
    out.append("      default -> null;\n    };\n  }\n}\n");
    return out.toString();
  }

  private String stubs() {
    StringBuilder out = new StringBuilder();
    out.append("// ").append(GENERATED);
    out.append("\npackage org.matryoshka.guest.user.lib;\n\n");
    out.append("import org.matryoshka.guest.magic.UserCall;\n\n");
    out.append("/** One method a system call; results from -4095 to -1 are errors. */\n");
    out.append("public final class Syscalls {\n");
    out.append("  private Syscalls() {}\n");
    for (SyscallHandler handler : handlers) {
      out.append("\n  /** ").append(html(handler.meaning())).append(" */\n");
      out.append("  public static long ").append(handler.stubName()).append("(");
      out.append(handler.signature()).append(") {\n    return UserCall.syscall(");
      out.append(handler.number());
      handler.parameters().forEach(p -> out.append(", ").append(p.name()));
      out.append(");\n  }\n");
    }
    return out.append("}\n").toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String numbers() {
    StringBuilder out = new StringBuilder();
    out.append("; The numbers of the system calls. ").append(GENERATED).append("\n");
    for (SyscallHandler handler : handlers) {
      String name = "SYS_" + handler.name().toUpperCase(Locale.ROOT);
      out.append(String.format(Locale.ROOT, "%-24s equ %d%n", name, handler.number()));
    }
    return out.toString();
  }

  private String page() {
    StringBuilder out = new StringBuilder();
    out.append("# Kukla's system calls\n\n");
    out.append("Numbers, argument order, structures and error numbers are those of Linux on ");
    out.append("x86-64 (section 2 of the manual).\nA call that is not in this table returns ");
    out.append("ENOSYS, and the kernel's log names it once. ").append(GENERATED);
    out.append("\nThe way of a call from the program to its handler and back is told in the ");
    out.append("[documentation of the package](../guest-os/src/main/java/org/matryoshka/guest/");
    out.append("kernel/syscall/package-info.java).\n\n");
    out.append("There are ").append(handlers.size()).append(".\n\n");
    out.append(
        "| number | call | handler | what it does | unlike Linux |\n|---:|---|---|---|---|\n");
    for (SyscallHandler handler : handlers) {
      out.append("| ").append(handler.number()).append(" | `").append(handler.name());
      out.append("(")
          .append(handler.signature())
          .append(")` | [")
          .append(handler.simpleClassName());
      out.append("](../guest-os/src/main/java/").append(handler.sourcePath()).append(") | ");
      out.append(cell(handler.meaning())).append(" | ").append(cell(handler.differs()));
      out.append(" |\n");
    }
    return out.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
