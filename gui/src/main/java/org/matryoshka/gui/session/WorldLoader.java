package org.matryoshka.gui.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.guest.addition.AddedClasses;
import org.matryoshka.guest.addition.AddedClassesException;
import org.matryoshka.guest.image.GuestBuildException;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.guest.image.ImageKind;
import org.matryoshka.guest.image.KuklaBuilder;
import org.matryoshka.gui.scenario.BundledScenarios;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.ScenarioReader;
import org.matryoshka.gui.scenario.ScenarioResult;
import org.matryoshka.gui.scenario.VmSpecification;

/**
 * Finds what a user named: a bundled scenario, a scenario file, a bundled image, an image file; and
 * reads all that belongs to it. An image alone gets a VM of its own.
 */
public final class WorldLoader {
  /** Memory of the VM of an image that comes without a scenario. */
  public static final long DEFAULT_MEMORY = 64L << 20;

  private WorldLoader() {}

  /** The demo scenario. */
  public static WorldSpecification demo() throws WorldException {
    return load(BundledScenarios.DEMO);
  }

  /**
   * What a name stands for, with all that belongs to it.
   *
   * @param name as the user wrote it
   * @throws WorldException if there is no such thing, or it can't be used
   */
  public static WorldSpecification load(String name) throws WorldException {
    FoundScenario found = find(name);
    return read(name, found.scenario(), found.folder(), InputStream.nullInputStream());
  }

  /**
   * A scenario, and where its image files are looked for.
   *
   * @param folder where relative file names start
   */
  public record FoundScenario(Scenario scenario, Path folder) {}

  /**
   * The scenario of a name: a bundled one, that of a file, or one VM for an image.
   *
   * @param name as the user wrote it
   * @throws WorldException if it is a file that can't be read or is no scenario
   */
  public static FoundScenario find(String name) throws WorldException {
    String known = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
    boolean isFile = name.endsWith(".yaml") && Files.exists(InputBytes.path(name));
    if (BundledScenarios.names().contains(known) && !isFile) {
      return new FoundScenario(bundled(known), Path.of(""));
    }
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
      Path folder = Objects.requireNonNullElse(InputBytes.path(name).getParent(), Path.of(""));
      return new FoundScenario(parse(name, InputBytes.text(name)), folder);
    }
    return new FoundScenario(Scenario.single(name, DEFAULT_MEMORY), Path.of(""));
  }

  /** Whether a name is that of a bundled scenario or image, or of a file. */
  public static boolean exists(String name) {
    String known = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
    return BundledScenarios.names().contains(known)
        || GuestImages.find(name).filter(image -> image.kind() == ImageKind.BOOTABLE).isPresent()
        || (!name.contains("\0") && Files.exists(Path.of(name)));
  }

  /** A scenario that comes with the program. */
  public static Scenario bundled(String name) throws WorldException {
    return parse(name + ".yaml", BundledScenarios.text(name).orElseThrow());
  }

  /**
   * A scenario with its images.
   *
   * @param source what the user named
   * @param folder where relative file names start
   * @param in what the image called {@code -} is read from
   * @throws WorldException if an image is missing or unusable; the message names it
   */
  public static WorldSpecification read(
      String source, Scenario scenario, Path folder, InputStream in) throws WorldException {
    List<ElfImage> images = new ArrayList<>();
    for (VmSpecification vm : scenario.vms()) {
      images.add(image(vm.image(), vm.guest(), folder, in));
    }
    return new WorldSpecification(source, scenario, images);
  }

  /** An image that is in memory already, in a VM of its own. */
  public static WorldSpecification image(String source, byte[] elf) throws WorldException {
    return new WorldSpecification(
        source, Scenario.single(source, DEFAULT_MEMORY), List.of(elf(source, elf)));
  }

  /**
   * A bootable image: a bundled one, a file, or Kukla built with the guest's classes if it has
   * some.
   *
   * @param name as the user wrote it; {@code -} for the stream
   * @param folder where a relative file name starts
   * @param in what {@code -} is read from
   * @throws WorldException if there is no such image, or it can't be built or read
   */
  public static ElfImage image(String name, GuestSettings guest, Path folder, InputStream in)
      throws WorldException {
    if (!guest.classPath().isEmpty()) {
      return elf(name, withClasses(name, guest, folder.resolve(guest.classPath())));
    }
    ImageBytes image = ImageBytes.find(name, ImageKind.BOOTABLE, folder, in);
    return elf(image.name(), image.bytes());
  }

  private static byte[] withClasses(String name, GuestSettings guest, Path classes)
      throws WorldException {
    if (!name.equals(GuestImages.KUKLA)) {
      throw new WorldException(
          "classpath: " + name + " is not built here; only kukla takes classes");
    }
    requireFolder("classpath " + classes, classes);
    try {
      Map<String, byte[]> added = AddedClasses.read(classes, guest.value("scheduler", ""));
      return KuklaBuilder.bundled().with(added).kernel(KuklaBuilder.bundledInitramfs());
    } catch (AddedClassesException e) {
      throw new WorldException(e.getMessage(), e.problems());
    } catch (GuestBuildException e) {
      throw new WorldException(e.getMessage(), e.problems());
    } catch (IOException e) {
      throw new WorldException(classes + ": can't be read: " + e.getMessage());
    }
  }

  private static ElfImage elf(String name, byte[] bytes) throws WorldException {
    try {
      return ElfReader.read(bytes);
    } catch (ImageException e) {
      throw new WorldException(name + ": " + e.getMessage());
    }
  }

  private static Scenario parse(String name, String text) throws WorldException {
    return switch (ScenarioReader.read(text)) {
      case ScenarioResult.Valid(Scenario scenario) -> scenario;
      case ScenarioResult.Invalid(var problems) ->
          throw new WorldException(
              name + ": is no scenario (docs/scenarios.md explains the format)",
              problems.stream().map(problem -> problem.format(name)).toList());
    };
  }

  /**
   * Fails unless there is such a folder.
   *
   * @param what begins the message
   */
  public static void requireFolder(String what, Path folder) throws WorldException {
    if (!Files.isDirectory(folder)) {
      throw new WorldException(
          what
              + (Files.exists(folder)
                  ? ": is not a folder; give the one that javac -d wrote to"
                  : ": there is no such folder"));
    }
  }
}
