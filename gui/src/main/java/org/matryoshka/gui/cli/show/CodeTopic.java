package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.inspect.code.CodeReader;
import org.matryoshka.gui.inspect.code.CodeRequest;
import org.matryoshka.gui.inspect.code.CodeSnapshot;
import org.matryoshka.gui.inspect.code.CodeText;
import org.matryoshka.gui.inspect.json.CodeJson;
import org.matryoshka.hv.VirtualizationMode;

/** The code around RIP or any address, with its source. */
final class CodeTopic implements ShowTopic {
  private static final int LINES = 24;
  private static final int MAX_LINES = 100_000;

  private static final Option COUNT =
      Option.builder()
          .longOpt("lines")
          .hasArg()
          .argName("N")
          .desc("show code: how many instructions (default " + LINES + ")")
          .get();

  @Override
  public String name() {
    return "code";
  }

  @Override
  public String summary() {
    return "instructions around RIP, or from an address or symbol on, with their source";
  }

  @Override
  public Operand operand() {
    return Operand.OPTIONAL;
  }

  @Override
  public String operandName() {
    return "ADDRESS";
  }

  @Override
  public Options options() {
    return new Options().addOption(COUNT);
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(CodeText.of(read(request)));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    boolean traps = request.machine().config().mode() == VirtualizationMode.TRAP;
    CodeJson.write(read(request), traps, json);
  }

  private static CodeSnapshot read(ShowRequest request) {
    int lines = lines(request);
    CodeRequest code =
        request.operand().isPresent()
            ? CodeRequest.at(request.focus(), request.address(), 0, lines)
            : CodeRequest.atRip(request.focus(), lines / 3, lines);
    return new CodeReader().read(request.world(), code);
  }

  private static int lines(ShowRequest request) {
    String text = request.options().getOptionValue(COUNT, Integer.toString(LINES));
    if (!text.matches("[0-9]{1,6}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_LINES) {
      throw CommandFailure.usage("--lines " + text + ": must be a number from 1 to " + MAX_LINES);
    }
    return Integer.parseInt(text);
  }
}
