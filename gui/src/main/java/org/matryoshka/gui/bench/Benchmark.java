package org.matryoshka.gui.bench;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.image.GuestImage;
import org.matryoshka.guest.image.GuestImages;

/**
 * A benchmark program.
 *
 * @param name without what it runs on
 * @param platforms what there is an image for
 */
public record Benchmark(String name, Set<Platform> platforms) {
  private static final String BOOTABLE = "-bare";
  private static final String PROGRAM = "-linux";

  /** All of them: the bundled images whose names say what they run on. */
  public static List<Benchmark> all() {
    Map<String, Set<Platform>> found = new LinkedHashMap<>();
    for (GuestImage image : GuestImages.all()) {
      String name = image.name();
      if (name.endsWith(PROGRAM)) {
        platforms(found, name, PROGRAM).add(Platform.USER);
      } else if (name.endsWith(BOOTABLE)) {
        platforms(found, name, BOOTABLE).addAll(EnumSet.of(Platform.BARE, Platform.VM));
      }
    }
    return found.entrySet().stream().map(e -> new Benchmark(e.getKey(), e.getValue())).toList();
  }

  private static Set<Platform> platforms(
      Map<String, Set<Platform>> found, String image, String ending) {
    String name = image.substring(0, image.length() - ending.length());
    return found.computeIfAbsent(name, key -> EnumSet.noneOf(Platform.class));
  }

  /** The bundled image for a platform. */
  String image(Platform platform) {
    return name + (platform == Platform.USER ? PROGRAM : BOOTABLE);
  }
}
