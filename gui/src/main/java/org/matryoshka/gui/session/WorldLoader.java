package org.matryoshka.gui.session;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.ScenarioReader;
import org.matryoshka.gui.scenario.ScenarioResult;
import org.matryoshka.gui.scenario.VmSpecification;
import org.matryoshka.gui.text.NearestName;

/**
 * Finds what a user named: a bundled scenario, a scenario file, a bundled image, an image file; and
 * reads all that belongs to it. An image alone gets a VM of its own.
 */
public final class WorldLoader {
  /** Memory of the VM of an image that comes without a scenario. */
  public static final long DEFAULT_MEMORY = 64L << 20;

  private static final long MAX_BYTES = 512L << 20;

  private WorldLoader() {}

  /** The demo scenario. */
  public static WorldSpecification demo() throws WorldException {
    return load(BundledScenarios.DEMO);
  }

  /**
   * What a name stands for.
   *
   * @param name as the user wrote it
   * @throws WorldException if there is no such thing, or it can't be used
   */
  public static WorldSpecification load(String name) throws WorldException {
    String known = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
    boolean isFile = name.endsWith(".yaml") && Files.exists(path(name));
    if (BundledScenarios.names().contains(known) && !isFile && !isBundledImage(name)) {
      String text = BundledScenarios.text(known).orElseThrow();
      return scenario(name, parse(known + ".yaml", text), Path.of(""));
    }
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
      Path folder = Objects.requireNonNullElse(path(name).getParent(), Path.of(""));
      return scenario(name, parse(name, text(name)), folder);
    }
    return scenario(name, Scenario.single(name, DEFAULT_MEMORY), Path.of(""));
  }

  /**
   * A scenario with its images.
   *
   * @param source what the user named
   * @param folder where relative file names start
   * @throws WorldException if an image is missing or unusable; the message names it
   */
  public static WorldSpecification scenario(String source, Scenario scenario, Path folder)
      throws WorldException {
    List<ElfImage> images = new ArrayList<>();
    for (VmSpecification vm : scenario.vms()) {
      images.add(image(vm, folder));
    }
    return new WorldSpecification(source, scenario, images);
  }

  /** An image that is in memory already, in a VM of its own. */
  public static WorldSpecification image(String source, byte[] elf) throws WorldException {
    return new WorldSpecification(
        source, Scenario.single(source, DEFAULT_MEMORY), List.of(elf(source, elf)));
  }

  private static ElfImage image(VmSpecification vm, Path folder) throws WorldException {
    if (!vm.guest().classPath().isEmpty()) {
      return elf(vm.image(), withClasses(vm, folder.resolve(vm.guest().classPath())));
    }
    if (isBundledImage(vm.image())) {
      return elf(vm.image(), GuestImages.bytes(vm.image()));
    }
    Path file = folder.resolve(path(vm.image()));
    if (Files.notExists(file) && !vm.image().contains("/") && !vm.image().contains("\\")) {
      List<String> names = new ArrayList<>(BundledScenarios.names());
      GuestImages.all().stream()
          .filter(image -> image.kind() == ImageKind.BOOTABLE)
          .forEach(image -> names.add(image.name()));
      throw new WorldException(
          file
              + ": there is no such file, and no bundled image or scenario of this name"
              + NearestName.hint(vm.image(), names)
              + " (bundled: "
              + String.join(", ", names.stream().distinct().toList())
              + ")");
    }
    return elf(file.toString(), read(file.toString()));
  }

  private static byte[] withClasses(VmSpecification vm, Path classes) throws WorldException {
    if (!vm.image().equals(GuestImages.KUKLA)) {
      throw new WorldException(
          "classpath: " + vm.image() + " is not built here; only kukla takes classes");
    }
    try {
      Map<String, byte[]> added = AddedClasses.read(classes, vm.guest().value("scheduler", ""));
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

  private static boolean isBundledImage(String name) {
    return GuestImages.find(name).filter(image -> image.kind() == ImageKind.BOOTABLE).isPresent();
  }

  private static Path path(String name) throws WorldException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new WorldException(name + ": is not a file name: " + e.getReason());
    }
  }

  private static String text(String name) throws WorldException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(java.nio.ByteBuffer.wrap(read(name)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new WorldException(name + ": is not a UTF-8 text");
    }
  }

  private static byte[] read(String name) throws WorldException {
    Path file = path(name);
    if (Files.notExists(file)) {
      throw new WorldException(name + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new WorldException(name + ": is a directory; name a file in it");
    }
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new WorldException(name + ": has " + size + " bytes; the limit is " + MAX_BYTES);
      }
      if (size == 0) {
        throw new WorldException(name + ": is empty");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new WorldException(
          name + ": can't be read: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }
}
