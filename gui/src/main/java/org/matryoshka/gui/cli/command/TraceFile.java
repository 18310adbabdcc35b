package org.matryoshka.gui.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.OutputFile;

/** The file of {@code --trace}: opened before the run, complete in its place after it. */
final class TraceFile {
  private TraceFile() {}

  /**
   * Runs something with a trace.
   *
   * @param options name the file, or none
   * @param connect gets the stream to write lines to; not called without {@code --trace}
   * @param run the run, which gives the exit status
   */
  static int around(RunOptions options, Consumer<PrintStream> connect, IntSupplier run) {
    if (options.trace().isEmpty()) {
      return run.getAsInt();
    }
    String name = options.trace().get();
    try (OutputFile file = OutputFile.open(name)) {
      PrintStream lines = new PrintStream(file.stream(), false, StandardCharsets.UTF_8);
      connect.accept(lines);
      int status = run.getAsInt();
      if (lines.checkError()) {
        throw CommandFailure.rejected(name + ": the trace could not be written (disk full?)");
      }
      file.commit();
      return status;
    } catch (IOException e) {
      throw CommandFailure.rejected(name + ": the trace can't be written: " + e.getMessage());
    }
  }
}
