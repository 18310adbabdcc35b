import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Checks or rewrites the format of every Java source of the project with google-java-format, which
 * is on the class path. The build runs it from the root: {@code java -cp google-java-format.jar
 * config/Format.java check|rewrite}. Exit status 1 means that a file is not formatted.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean rewrite = args.length == 1 && args[0].equals("rewrite");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        rewrite ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    arguments.addAll(sources());
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    StringWriter names = new StringWriter();
    PrintWriter errors = new PrintWriter(System.err, true);
    int status =
        formatter.run(new PrintWriter(names, true), errors, arguments.toArray(String[]::new));
    if (status != 0) {
      System.err.print(names);
      System.err.println(
          "The files above are not in the project's format. Run: mvn -N -Pformat verify");
      System.exit(1);
    }
  }

  /** All hand-written Java files of the modules and of {@code config}. */
  private static List<String> sources() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> roots = Files.list(Path.of(""))) {
      for (Path root : roots.sorted().toList()) {
        Path sources = root.toString().equals("config") ? root : root.resolve("src");
        if (Files.isDirectory(sources)) {
          try (Stream<Path> tree = Files.walk(sources)) {
            tree.map(Path::toString)
                .filter(name -> name.endsWith(".java"))
                .sorted()
                .forEach(files::add);
          }
        }
      }
    }
    return files;
  }
}
