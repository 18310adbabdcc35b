package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitReplay;
import org.matryoshka.gui.inspect.exits.ExitText;
import org.matryoshka.gui.inspect.json.ExitsJson;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.ExitHistory;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;

/** The last exit up to a place, explained. */
final class ExitTopic implements ShowTopic {
  @Override
  public String name() {
    return "exit";
  }

  @Override
  public String summary() {
    return "the last VM exit up to there, explained: --at exit:K";
  }

  @Override
  public ShowPosition defaultPosition() {
    return new ShowPosition.Exit(1);
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(ExitText.detail(detail(request)));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    ExitsJson.detail(detail(request), ExitNames.of(request.world()), json);
  }

  private static ExitDetail detail(ShowRequest request) {
    ExitEntry entry = last(request);
    try {
      // the machine is past the exit: another one lives up to it
      return ExitReplay.detail(new World(request.world().specification()), entry);
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  private static ExitEntry last(ShowRequest request) {
    ExitHistory history = request.world().exits();
    for (long i = history.total(); i >= history.first(); i--) {
      ExitEntry entry = history.get(i);
      if (request.vm().isEmpty() || entry.exit().vm() == request.vm().get()) {
        return entry;
      }
    }
    throw CommandFailure.rejected(
        "show exit: there has been no VM exit"
            + (request.vm().isPresent() ? " of this VM" : "")
            + " up to step "
            + request.world().position()
            + "; write for instance --at exit:1");
  }
}
