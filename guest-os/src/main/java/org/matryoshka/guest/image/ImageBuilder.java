package org.matryoshka.guest.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.object.Elf64Writer;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.source.SourceText;

/**
 * Assembles and compiles the bundled images; a step of the build. Same sources, same bytes: no
 * path, time or environment gets into an image.
 */
public final class ImageBuilder {
  private ImageBuilder() {}

  /**
   * Makes all images of {@link GuestImages#all()}.
   *
   * @param arguments the root of the guest sources, and the directory of the class files
   * @throws IOException if a file can't be read or written
   * @throws IllegalStateException if a source has an error; the message holds all diagnostics, so
   *     that the build fails and shows them
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("needs the root of the sources and the class directory");
    }
    Path sources = Path.of(arguments[0]);
    Path output =
        Path.of(arguments[1]).resolve(ImageBuilder.class.getPackageName().replace('.', '/'));
    Files.createDirectories(output);
    for (GuestImage image : GuestImages.all()) {
      if (!isCompiled(image)) {
        Files.write(output.resolve(image.name() + ".elf"), assemble(sources, image, Map.of()));
      }
    }
    compile(sources, output);
  }

  private static boolean isCompiled(GuestImage image) {
    return image.source().startsWith("kukla/");
  }

  /** Makes what comes from Java: Kukla, its programs, the compiled benchmarks. */
  private static void compile(Path sources, Path output) throws IOException {
    KuklaBuilder builder =
        new KuklaBuilder(KuklaBuilder::classFile, GuestSources.ofFolder(sources));
    List<KuklaProgram> programs = new ArrayList<>(KuklaPrograms.all());
    programs.addAll(KuklaPrograms.benchmarks());
    try {
      Map<String, LinkedImage> images = builder.programs(programs);
      for (KuklaProgram program : programs) {
        byte[] elf = Elf64Writer.image(images.get(program.path()));
        Files.write(output.resolve(program.fileName() + ".elf"), elf);
      }
      Map<KuklaProgram, byte[]> files = new LinkedHashMap<>();
      for (KuklaProgram program : KuklaPrograms.all()) {
        files.put(program, KuklaBuilder.stripped(images.get(program.path())));
      }
      byte[] archive = KuklaBuilder.initramfs(sources.resolveSibling("rootfs"), files);
      Files.write(output.resolve(KuklaBuilder.INITRAMFS), archive);
      Files.write(output.resolve(GuestImages.KUKLA + ".elf"), builder.kernel(archive));
    } catch (GuestBuildException e) {
      throw new IllegalStateException(e.getMessage() + ":\n" + String.join("\n", e.problems()), e);
    }
  }

  /**
   * Assembles one image.
   *
   * @param sources the root of the guest sources
   * @param defines macros that the sources look at, name to text; none gives the bundled image
   * @return the ELF file
   * @throws IOException if a file can't be read
   * @throws IllegalStateException if a source has an error; the message holds all diagnostics
   */
  public static byte[] assemble(Path sources, GuestImage image, Map<String, String> defines)
      throws IOException {
    // names relative to the folder: what the line table says must not depend on where it lies
    GuestSources files = GuestSources.ofFolder(sources);
    byte[] bytes =
        files
            .read(image.source())
            .orElseThrow(() -> new NoSuchFileException(sources.resolve(image.source()).toString()));
    SourceText text = SourceText.decode(image.source(), bytes);
    AssemblerOptions options =
        new AssemblerOptions(OutputFormat.IMAGE, files.loader(), defines, LinkOptions.PROGRAM)
            .withLineTable();
    AssemblyResult result = Assembler.assemble(text, options);
    if (result instanceof AssemblyResult.Assembled assembled && result.diagnostics().isEmpty()) {
      return assembled.output();
    }
    throw new IllegalStateException(
        result.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
  }
}
