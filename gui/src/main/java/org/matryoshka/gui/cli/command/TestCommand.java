package org.matryoshka.gui.cli.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Terminal;

/**
 * {@code test}: builds everything and runs all tests. The launcher does it itself, since a build
 * can't well run inside of what it builds; this class stands for it in the help text.
 */
public final class TestCommand implements Command {
  @Override
  public String name() {
    return "test";
  }

  @Override
  public String summary() {
    return "builds everything and runs all tests (mvn -B verify on the right JDK)";
  }

  @Override
  public String operands() {
    return "[MAVEN-ARG...]";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public List<String> notes() {
    return List.of("What follows goes to Maven, for instance: matryoshka test -pl isa");
  }

  @Override
  public boolean passesArgumentsOn() {
    return true;
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    throw CommandFailure.usage("test: is done by the launcher: ./matryoshka test, or mvn verify");
  }
}
