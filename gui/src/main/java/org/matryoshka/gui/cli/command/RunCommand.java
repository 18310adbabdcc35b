package org.matryoshka.gui.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.user.UserProgram;
import org.matryoshka.guest.image.ImageKind;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.run.ProgramRun;
import org.matryoshka.gui.session.ImageBytes;
import org.matryoshka.gui.session.WorldException;

/** {@code run}: a static Linux program alone on the processor in user mode. */
public final class RunCommand implements Command {
  private static final Option MEMORY =
      RunOptions.option("memory", "SIZE", "memory for the program (default 64M)");
  private static final Option SEED =
      RunOptions.option("seed", "N", "of the random bytes that the program gets (default 0)");

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "a static Linux x86-64 program alone on the CPU in user mode";
  }

  @Override
  public String operands() {
    return "PROGRAM [ARG...]";
  }

  @Override
  public Options options() {
    return RunOptions.options().addOption(MEMORY).addOption(SEED);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Our standard streams are the program's, and its exit status is ours (128 + n when signal"
            + " n",
        "ends it). What follows PROGRAM is passed on. Under --trace, system calls that do not exist"
            + " here",
        "are named on the error stream.",
        "Bundled programs: "
            + String.join(", ", ImageBytes.bundled(ImageKind.LINUX_PROGRAM))
            + ".");
  }

  @Override
  public boolean passesArgumentsOn() {
    return true;
  }

  private static ImageBytes program(String name, Terminal terminal) {
    try {
      return ImageBytes.find(name, ImageKind.LINUX_PROGRAM, Path.of(""), terminal.in());
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    RunOptions options = RunOptions.of(line);
    if (options.traceKind().filter(kind -> kind == RunOptions.TraceKind.EXITS).isPresent()) {
      throw CommandFailure.usage("--trace-kind exits: a program alone has no VM exits; see vm");
    }
    if (line.getArgList().isEmpty()) {
      throw CommandFailure.usage("run: needs a PROGRAM (matryoshka run --help)");
    }
    long memory = CommonOptions.memory(line, MEMORY);
    long seed = RunOptions.number(line, SEED, 0, RunCommand::parseSeed);
    String name = line.getArgList().getFirst();
    ImageBytes file = program(name, terminal);
    RunSession session = new RunSession(terminal, options);
    Consumer<String> notices = options.trace().isPresent() ? terminal.err()::println : notice -> {};
    ProgramRun run;
    try {
      run =
          new ProgramRun(
              name,
              new UserProgram(
                  file.bytes(),
                  new ArrayList<>(line.getArgList()),
                  List.of(),
                  memory,
                  seed,
                  new PromptedInput(session, terminal.in()),
                  session.console(),
                  new ErrorAfterOutput(session, terminal.err()),
                  notices));
    } catch (ImageException e) {
      throw CommandFailure.rejected(file.name() + ": " + e.getMessage());
    }
    return TraceFile.around(
        options,
        out -> run.observe(new InstructionTrace(out)),
        () ->
            session.drive(
                run,
                report -> {
                  if (run.killed() || report.exitStatus() != run.exitStatus()) {
                    terminal.say("run: " + report.ending());
                  }
                }));
  }

  private static long parseSeed(String text) {
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
    }
  }

  /** What the program has written is shown before it waits for an answer. */
  private static final class PromptedInput extends InputStream {
    private final RunSession session;
    private final InputStream in;

    PromptedInput(RunSession session, InputStream in) {
      this.session = session;
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      session.showConsole();
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      session.showConsole();
      return in.read(buffer, offset, length);
    }
  }

  /** The two output streams keep their order on a terminal. */
  private static final class ErrorAfterOutput extends OutputStream {
    private final RunSession session;
    private final OutputStream err;

    ErrorAfterOutput(RunSession session, OutputStream err) {
      this.session = session;
      this.err = err;
    }

    @Override
    public void write(int value) throws IOException {
      session.showConsole();
      err.write(value);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      session.showConsole();
      err.write(buffer, offset, length);
    }
  }
}
