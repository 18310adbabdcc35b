package org.matryoshka.gui.cli.command;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;

/** {@code classpath}: what a student's scheduler and its tests are compiled and run against. */
public final class ClasspathCommand implements Command {
  private static final String TEST_LIBRARIES = "junit";

  @Override
  public String name() {
    return "classpath";
  }

  @Override
  public String summary() {
    return "prints the class path for classes that Kukla is built with, and their tests";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public List<String> notes() {
    return List.of(
        "javac -d classes -cp \"$(./matryoshka classpath)\" MyScheduler.java",
        "The whole way is in docs/write-a-scheduler.md.");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    if (!line.getArgList().isEmpty()) {
      throw CommandFailure.usage("classpath: takes no operand");
    }
    List<Path> path = new ArrayList<>();
    path.add(home(GuestImages.class));
    path.addAll(testLibraries());
    terminal
        .out()
        .println(path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return ExitCode.DONE.status();
  }

  /** The folder or jar that a class was loaded from. */
  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a part that is no file", e);
    }
  }

  /** JUnit with its launcher, which the build puts beside our own jar. */
  private static List<Path> testLibraries() {
    Path folder = home(ClasspathCommand.class).resolveSibling(TEST_LIBRARIES);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.rejected(folder + ": can't be read: " + e.getMessage());
    }
  }
}
