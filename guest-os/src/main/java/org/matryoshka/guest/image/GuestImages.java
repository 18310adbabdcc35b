package org.matryoshka.guest.image;

import static org.matryoshka.guest.image.ImageKind.BOOTABLE;
import static org.matryoshka.guest.image.ImageKind.LINUX_PROGRAM;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All bundled images, by name. */
public final class GuestImages {
  /** The kernel that the demo boots. */
  public static final String DEMO_KERNEL = "demo-kernel";

  /** The kernel in Java. */
  public static final String KUKLA = "kukla";

  private static final List<GuestImage> ALL =
      List.of(
          new GuestImage(
              DEMO_KERNEL,
              BOOTABLE,
              "kernel/kernel.asm",
              "small kernel: paging, demand-zero memory, three preempted user tasks"),
          new GuestImage(
              KUKLA,
              BOOTABLE,
              "kukla/kernel.asm",
              "Kukla, a kernel in Java: processes, files, a shell"),
          benchmark("sieve", "sieve of Eratosthenes: stores with a stride"),
          bootableBenchmark("sieve", "sieve of Eratosthenes: stores with a stride"),
          benchmark("crc32", "CRC-32 by table: loads, shifts, a dependent chain"),
          bootableBenchmark("crc32", "CRC-32 by table: loads, shifts, a dependent chain"),
          benchmark("quicksort", "quicksort: unpredictable branches"),
          bootableBenchmark("quicksort", "quicksort: unpredictable branches"),
          benchmark("recursion", "Fibonacci by double recursion: calls and returns"),
          bootableBenchmark("recursion", "Fibonacci by double recursion: calls and returns"),
          bootableBenchmark("pagefaults", "maps, touches and unmaps pages: page faults, INVLPG"),
          compiledBenchmark("crc32", "CRC-32 by table in Java, compiled ahead of time"),
          compiledBenchmark("quicksort", "quicksort in Java, compiled ahead of time"),
          compiledBenchmark(
              "matrixmultiply", "product of matrices in Java, compiled ahead of time"),
          compiledBenchmark("hashmap", "hash map in Java, compiled ahead of time"));

  private GuestImages() {}

  /** All images, the kernel first. */
  public static List<GuestImage> all() {
    return ALL;
  }

  /** The image of this name, if there is one. */
  public static Optional<GuestImage> find(String name) {
    return ALL.stream().filter(image -> image.name().equals(name)).findFirst();
  }

  /**
   * The ELF file of an image.
   *
   * @return a fresh array
   * @throws IllegalArgumentException if there is no image of this name
   */
  public static byte[] bytes(String name) {
    if (find(name).isEmpty()) {
      throw new IllegalArgumentException("no bundled image is called '" + name + "'");
    }
    return resource(name + ".elf");
  }

  /**
   * The text of a guest source file.
   *
   * @param path as the line tables of images have it: of an assembly file below the root of the
   *     guest sources, as {@link GuestImage#source()} has it, or of a Java file below its package
   *     root
   * @throws IllegalArgumentException if there is no such file
   */
  public static String source(String path) {
    return findSource(path)
        .orElseThrow(
            () -> new IllegalArgumentException("no guest source is called '" + path + "'"));
  }

  /** The text of a guest source file as {@link #source}; empty if there is none of this path. */
  public static Optional<String> findSource(String path) {
    boolean java = path.startsWith("org/matryoshka/guest/") && path.endsWith(".java");
    if (path.contains("..") || path.startsWith("/")) {
      return Optional.empty();
    }
    String resource = (java ? "java/" : "asm/") + path;
    return GuestImages.class.getResource(resource) == null
        ? Optional.empty()
        : Optional.of(new String(resource(resource), StandardCharsets.UTF_8));
  }

  private static byte[] resource(String path) {
    try (InputStream in = GuestImages.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path: the build left it out");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GuestImage benchmark(String name, String description) {
    return new GuestImage(
        name + "-linux", LINUX_PROGRAM, "bench/" + name + "-linux.asm", description);
  }

  private static GuestImage compiledBenchmark(String name, String description) {
    return new GuestImage(name + "-aot", LINUX_PROGRAM, KuklaBuilder.PROGRAM, description);
  }

  private static GuestImage bootableBenchmark(String name, String description) {
    return new GuestImage(name + "-bare", BOOTABLE, "bench/" + name + "-bare.asm", description);
  }
}
