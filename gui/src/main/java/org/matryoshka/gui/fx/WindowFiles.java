package org.matryoshka.gui.fx;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.matryoshka.gui.fx.control.PngWriter;
import org.matryoshka.gui.fx.view.ToolView;

/** Files that come into the window and go out of it. */
final class WindowFiles {
  private final Workbench bench;
  private final Views views;
  private Window owner;

  WindowFiles(Workbench bench, Views views) {
    this.bench = bench;
    this.views = views;
  }

  void setOwner(Window window) {
    owner = window;
  }

  /** Asks for a file and opens it. */
  void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open an image, a scenario or an assembly source");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                "All that can be opened", "*.yaml", "*.yml", "*.elf", "*.img", "*.asm", "*.s", "*"),
            new FileChooser.ExtensionFilter("Scenarios", "*.yaml", "*.yml"),
            new FileChooser.ExtensionFilter("Assembly", "*.asm", "*.s"));
    File file = chooser.showOpenDialog(owner);
    if (file != null) {
      bench.load(file.toString());
    }
  }

  /** Lets files be dropped on a scene. */
  void acceptDrops(Scene scene) {
    scene.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            event.consume();
          }
        });
    scene.setOnDragDropped(this::drop);
  }

  private void drop(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (!files.isEmpty()) {
      event.setDropCompleted(true);
      event.consume();
      dropped(files.stream().map(File::toPath).toList());
    }
  }

  /** Opens the one file; several can't be opened at once. */
  void dropped(List<Path> files) {
    if (files.size() == 1) {
      bench.load(files.getFirst().toString());
    } else {
      bench.notice(
          files.size() + " files were dropped",
          "The window shows one machine: drop one image, one scenario or one assembly source.",
          files.stream().map(Path::toString).toList());
    }
  }

  void savePicture(String view) {
    File file = ask(view + ".png", "Save picture of the view", "Picture (PNG)", "*.png");
    if (file != null) {
      WritableImage picture = views.host(view).root().snapshot(null, null);
      save(file, PngWriter.bytes(picture));
    }
  }

  void saveText(String view) {
    File file = ask(view + ".txt", "Save text of the view", "Text", "*.txt");
    if (file != null) {
      String text = views.made(view).map(ToolView::asText).orElse("");
      save(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private File ask(String name, String title, String kind, String pattern) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, pattern));
    return chooser.showSaveDialog(owner);
  }

  private void save(File file, byte[] bytes) {
    try {
      Files.write(file.toPath(), bytes);
      bench.message().set("Saved " + file + ".");
    } catch (IOException e) {
      bench.fail("Saving " + file, e);
    }
  }
}
