package org.matryoshka.gui.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.matryoshka.gui.cli.command.AsmCommand;
import org.matryoshka.gui.cli.command.BenchCommand;
import org.matryoshka.gui.cli.command.BootCommand;
import org.matryoshka.gui.cli.command.ClasspathCommand;
import org.matryoshka.gui.cli.command.Command;
import org.matryoshka.gui.cli.command.DemoCommand;
import org.matryoshka.gui.cli.command.DisasmCommand;
import org.matryoshka.gui.cli.command.GuiCommand;
import org.matryoshka.gui.cli.command.RunCommand;
import org.matryoshka.gui.cli.command.ScreenshotCommand;
import org.matryoshka.gui.cli.command.ShowCommand;
import org.matryoshka.gui.cli.command.TestCommand;
import org.matryoshka.gui.cli.command.TraceCommand;
import org.matryoshka.gui.cli.command.VmCommand;
import org.matryoshka.gui.cli.command.WhyCommand;
import org.matryoshka.gui.cli.io.Interruption;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.window.Display;

/** The process behind {@code ./matryoshka}: its streams, its exit status, and Ctrl-C. */
public final class Matryoshka {
  private Matryoshka() {}

  /** Runs one command line and ends the process with its status. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 13),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Interruption interruption = new Interruption();
    boolean interactive = isTerminal();
    Terminal terminal = new Terminal(System.in, out, err, interactive, interruption);
    Thread onInterrupt = Thread.ofPlatform().unstarted(() -> awaitEnd(interruption));
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    int status =
        new CommandDispatcher(commands(), version()).dispatch(withDefault(arguments), terminal);
    out.flush();
    interruption.end();
    System.exit(status);
  }

  /** There is a console only where a person sits at both ends; JDK 25 gives none for a pipe. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  /** Without arguments: the window where there is a display, else the help text. */
  private static String[] withDefault(String[] arguments) {
    return arguments.length == 0 && Display.isThere() ? new String[] {"gui"} : arguments;
  }

  /** In the order of the help text: first what a newcomer types first. */
  static List<Command> commands() {
    return List.of(
        new GuiCommand(),
        new DemoCommand(),
        new RunCommand(),
        new BootCommand(),
        new VmCommand(),
        new ShowCommand(),
        new WhyCommand(),
        new TraceCommand(),
        new ScreenshotCommand(),
        new AsmCommand(),
        new DisasmCommand(),
        new BenchCommand(),
        new ClasspathCommand(),
        new TestCommand());
  }

  /**
   * Runs when the process is to end: at once after a command, or on Ctrl-C in the middle of one.
   */
  private static void awaitEnd(Interruption interruption) {
    try {
      interruption.requestAndAwaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String version() {
    String version = Matryoshka.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
