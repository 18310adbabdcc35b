package org.matryoshka.gui.cli.command;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.matryoshka.guest.image.GuestImage;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.guest.image.ImageKind;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.InputFile;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.text.NearestName;

/** Finds the image that a user named: a file, or one of the bundled images. */
final class ImageSource {
  private ImageSource() {}

  /** The bundled kernel whose console is a shell for a person. */
  private static final String KUKLA = "kukla";

  /** What Kukla is told when a person asks for nothing: the end of the shell is that of the run. */
  static final GuestSettings SHELL =
      new GuestSettings("once", "", GuestSettings.ConsoleKind.TERMINAL);

  /** Whether an image expects a person at its console. */
  static boolean isInteractive(String name) {
    return name.equals(KUKLA);
  }

  /**
   * Reads a bootable image, and builds it with the guest's classes if it has some.
   *
   * @throws CommandFailure (exit code 3) when there is no such image, or it can't be built
   */
  static InputFile bootable(String name, GuestSettings guest, Path folder, InputStream in) {
    if (guest.classPath().isEmpty()) {
      return read(name, ImageKind.BOOTABLE, folder, in);
    }
    if (!name.equals(KUKLA)) {
      throw CommandFailure.usage(
          "--classpath: " + name + " is not built here; only " + KUKLA + " takes classes");
    }
    Path classes = folder.resolve(guest.classPath());
    GuestOptions.requireFolder("--classpath " + classes, classes.toString());
    return new InputFile(name, KuklaWithClasses.build(classes, guest.value("scheduler", "")));
  }

  /**
   * Reads an image: a bundled one of this name, else a file.
   *
   * @param name as the user wrote it; {@code -} for standard input
   * @param kind of bundled image that makes sense here
   * @param folder where a relative file name starts
   * @throws CommandFailure (exit code 3) when there is neither
   */
  static InputFile read(String name, ImageKind kind, Path folder, InputStream in) {
    boolean bundled = GuestImages.find(name).filter(image -> image.kind() == kind).isPresent();
    if (bundled) {
      return new InputFile(name, GuestImages.bytes(name));
    }
    if (name.equals("-")) {
      return InputFile.read(name, in);
    }
    String file = folder.toString().isEmpty() ? name : folder.resolve(name).toString();
    if (Files.notExists(Path.of(file)) && !name.contains("/") && !name.contains("\\")) {
      List<String> names = names(kind);
      throw CommandFailure.rejected(
          file
              + ": there is no such file, and no bundled image of this name"
              + NearestName.hint(name, names)
              + " (bundled: "
              + String.join(", ", names)
              + ")");
    }
    return InputFile.read(file, in);
  }

  /** The bundled images of a kind. */
  static List<String> names(ImageKind kind) {
    return GuestImages.all().stream()
        .filter(image -> image.kind() == kind)
        .map(GuestImage::name)
        .toList();
  }
}
