package org.matryoshka.gui.session;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.matryoshka.guest.image.GuestImage;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.guest.image.ImageKind;
import org.matryoshka.gui.text.NearestName;

/**
 * An image that a user named: a bundled one, or a file.
 *
 * @param name for messages
 * @param bytes its content
 */
public record ImageBytes(String name, byte[] bytes) {
  /**
   * Finds it: a bundled image of this name, else a file.
   *
   * @param name as the user wrote it; {@code -} for standard input
   * @param kind of bundled image that makes sense here
   * @param folder where a relative file name starts
   * @param in standard input
   * @throws WorldException if there is neither
   */
  public static ImageBytes find(String name, ImageKind kind, Path folder, InputStream in)
      throws WorldException {
    if (GuestImages.find(name).filter(image -> image.kind() == kind).isPresent()) {
      return new ImageBytes(name, GuestImages.bytes(name));
    }
    if (name.equals("-")) {
      return new ImageBytes(InputBytes.STANDARD_INPUT, InputBytes.read(in));
    }
    String file = folder.toString().isEmpty() ? name : folder.resolve(name).toString();
    if (Files.notExists(InputBytes.path(file)) && !name.contains("/") && !name.contains("\\")) {
      List<String> names = bundled(kind);
      throw new WorldException(
          file
              + ": there is no such file, and no bundled image of this name"
              + NearestName.hint(name, names)
              + " (bundled: "
              + String.join(", ", names)
              + ")");
    }
    return new ImageBytes(file, InputBytes.read(file));
  }

  /** The names of the bundled images of a kind. */
  public static List<String> bundled(ImageKind kind) {
    return GuestImages.all().stream()
        .filter(image -> image.kind() == kind)
        .map(GuestImage::name)
        .toList();
  }
}
