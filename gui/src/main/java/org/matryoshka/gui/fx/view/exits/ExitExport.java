package org.matryoshka.gui.fx.view.exits;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.exits.ExitCsv;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.text.Quantity;

/** Writes the listed exits into a file, away from the JavaFX thread. */
final class ExitExport {
  private final ViewContext context;
  private final ExitStore store;
  private final ExitNames names;
  private final Rows rows;

  ExitExport(ViewContext context, ExitStore store, ExitNames names, Rows rows) {
    this.context = context;
    this.store = store;
    this.names = names;
    this.rows = rows;
  }

  /** Asks for a file and writes it. */
  void askAndWrite(Node owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export exits (CSV)");
    chooser.setInitialFileName("exits.csv");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
    File file = chooser.showSaveDialog(owner.getScene().getWindow());
    if (file != null) {
      Thread thread = new Thread(() -> writeAndTell(file.toPath()), "exits-export");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void writeAndTell(Path file) {
    try {
      write(file);
      Platform.runLater(
          () -> context.say(Quantity.grouped(rows.size()) + " exits written to " + file + "."));
    } catch (IOException e) {
      Platform.runLater(() -> context.fail("Writing " + file, e));
    }
  }

  /** Writes the file; nothing half-written is left behind. */
  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, "exits", ".new");
    try {
      try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        ExitCsv csv = new ExitCsv(names);
        out.write(ExitCsv.HEAD + "\n");
        for (int i = 0; i < rows.size(); i++) {
          ExitEntry entry = store.get(rows.index(i));
          if (entry != null) {
            csv.line(entry, out);
          }
        }
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
