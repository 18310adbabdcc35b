package org.matryoshka.gui.cli.command;

import java.io.InputStream;
import java.nio.file.Path;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

/** Finds the bootable image that a user named: a bundled one, or a file. */
final class ImageSource {
  private ImageSource() {}

  /** What Kukla is told when a person asks for nothing: the end of the shell is that of the run. */
  static final GuestSettings SHELL =
      new GuestSettings("once", "", GuestSettings.ConsoleKind.TERMINAL);

  /** Whether an image expects a person at its console. */
  static boolean isInteractive(String name) {
    return name.equals(GuestImages.KUKLA);
  }

  /**
   * Reads a bootable image, and builds it with the guest's classes if it has some.
   *
   * @throws CommandFailure (exit code 3) when there is no such image, or it can't be built
   */
  static ElfImage bootable(String name, GuestSettings guest, InputStream in) {
    try {
      return WorldLoader.image(name, guest, Path.of(""), in);
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }
}
