package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.inspect.json.MemoryJson;
import org.matryoshka.gui.inspect.memory.MemoryBlock;
import org.matryoshka.gui.inspect.memory.MemoryReader;
import org.matryoshka.gui.inspect.memory.MemorySpace;
import org.matryoshka.gui.inspect.memory.MemoryText;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.text.Quantity;

/** Bytes of memory from one of five viewpoints. */
final class MemoryTopic implements ShowTopic {
  private static final int DEFAULT_LENGTH = 256;
  private static final int TABLE_LENGTH = 4096;
  private static final Option VIEW =
      PagingOptions.option(
          "view",
          "VIEW",
          "whose addresses: cpu (the default: what the guest may read now), gva (of --root), gpa,"
              + " hpa, or tables (gpa, as page-table entries)");
  private static final Option LENGTH =
      PagingOptions.option(
          "length", "SIZE", "how many bytes (default 256, for tables 4096; at most 1M)");

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String summary() {
    return "bytes of memory: as the guest sees them, guest-physical, machine-physical, as tables";
  }

  @Override
  public Operand operand() {
    return Operand.REQUIRED;
  }

  @Override
  public String operandName() {
    return "ADDRESS";
  }

  @Override
  public Options options() {
    return new Options().addOption(VIEW).addOption(LENGTH).addOption(PagingOptions.ROOT);
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(MemoryText.of(read(request)));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    MemoryJson.write(read(request), json);
  }

  private static MemoryBlock read(ShowRequest request) {
    MemorySpace space =
        new MemorySpace(viewpoint(request), request.focus(), PagingOptions.root(request));
    long start = PagingOptions.address(request, request.operand().orElse(""));
    return MemoryReader.read(request.world(), space, start, length(request));
  }

  private static Viewpoint viewpoint(ShowRequest request) {
    boolean rooted = request.options().hasOption(PagingOptions.ROOT);
    String word = request.options().getOptionValue(VIEW, rooted ? "gva" : "cpu");
    return Arrays.stream(Viewpoint.values())
        .filter(view -> view.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--view "
                        + word
                        + ": must be one of "
                        + Arrays.stream(Viewpoint.values())
                            .map(Viewpoint::word)
                            .collect(Collectors.joining(", "))));
  }

  private static int length(ShowRequest request) {
    String text = request.options().getOptionValue(LENGTH);
    if (text == null) {
      return viewpoint(request) == Viewpoint.TABLES ? TABLE_LENGTH : DEFAULT_LENGTH;
    }
    try {
      long length = Quantity.bytes(text);
      if (length < 1 || length > MemoryReader.MAX_LENGTH) {
        throw CommandFailure.usage("--length " + text + ": must be 1 to 1M");
      }
      return (int) length;
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--length: " + e.getMessage());
    }
  }
}
