package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitTable;
import org.matryoshka.gui.inspect.exits.ExitTableReader;
import org.matryoshka.gui.inspect.exits.ExitText;
import org.matryoshka.gui.inspect.exits.filter.ExitQuery;
import org.matryoshka.gui.inspect.exits.filter.QueryException;
import org.matryoshka.gui.inspect.exits.filter.QueryParser;
import org.matryoshka.gui.inspect.json.ExitsJson;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.ExitHistory;
import org.matryoshka.gui.text.Quantity;

/** The statistics of the exits up to a place, and the single exits. */
final class ExitsTopic implements ShowTopic {
  private static final int DEFAULT_COUNT = 100;

  private static final Option STATS =
      Option.builder().longOpt("stats").desc("the statistics only").get();
  private static final Option FILTER =
      Option.builder()
          .longOpt("filter")
          .hasArg()
          .argName("FILTER")
          .desc("single exits that match, for instance 'cause:hidden-fault vm:anna'")
          .get();
  private static final Option COUNT =
      Option.builder()
          .longOpt("count")
          .hasArg()
          .argName("N")
          .desc("the newest N single exits, or all (default " + DEFAULT_COUNT + ")")
          .get();

  @Override
  public String name() {
    return "exits";
  }

  @Override
  public String summary() {
    return "VM exits up to there: statistics, and the newest ones";
  }

  @Override
  public Options options() {
    return new Options().addOption(STATS).addOption(FILTER).addOption(COUNT);
  }

  @Override
  public ShowPosition defaultPosition() {
    return new ShowPosition.Exit(DEFAULT_COUNT);
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(ExitText.table(table(request)));
    if (!request.options().hasOption(STATS)) {
      List<ExitEntry> entries = entries(request);
      out.println();
      out.print(ExitText.list(entries, ExitNames.of(request.world())));
    }
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    ExitsJson.table(table(request), json);
    if (!request.options().hasOption(STATS)) {
      ExitsJson.list("exits", entries(request), ExitNames.of(request.world()), json);
    }
  }

  private static ExitTable table(ShowRequest request) {
    return ExitTableReader.read(request.world(), request.vm().orElse(0));
  }

  private static List<ExitEntry> entries(ShowRequest request) {
    ExitQuery query = query(request);
    long count = count(request);
    ExitHistory history = request.world().exits();
    List<ExitEntry> found = new ArrayList<>();
    for (long i = history.total(); i >= history.first() && found.size() < count; i--) {
      ExitEntry entry = history.get(i);
      boolean here = request.vm().isEmpty() || entry.exit().vm() == request.vm().get();
      if (here && query.matches(entry)) {
        found.add(entry);
      }
    }
    return found.reversed();
  }

  private static ExitQuery query(ShowRequest request) {
    String text = request.options().getOptionValue(FILTER, "");
    try {
      return QueryParser.parse(text, ExitNames.of(request.world()));
    } catch (QueryException e) {
      throw CommandFailure.usage("--filter '" + text + "': " + e.getMessage());
    }
  }

  private static long count(ShowRequest request) {
    String text = request.options().getOptionValue(COUNT, Integer.toString(DEFAULT_COUNT));
    try {
      return text.equals("all") ? Long.MAX_VALUE : Quantity.count(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--count " + text + ": is neither a count nor all");
    }
  }
}
