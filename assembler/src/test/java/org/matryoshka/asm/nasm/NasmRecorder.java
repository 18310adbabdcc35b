package org.matryoshka.asm.nasm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what NASM makes of the corpus. To be run by hand, from the module's folder, on a machine
 * that has NASM: after a source was added or changed.
 */
public final class NasmRecorder {
  private NasmRecorder() {}

  /** Records all sources. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String version = run(Path.of("."), List.of("nasm", "--version")).strip();
    for (Path name : Corpus.sources()) {
      boolean flat = Corpus.isFlat(name);
      Path output = Files.createTempFile("nasm", ".out");
      Path source = Corpus.source(name);
      List<String> command =
          new ArrayList<>(List.of("nasm", "-w-all", "-f", flat ? "bin" : "elf64"));
      List<String> shown = new ArrayList<>(command);
      command.addAll(List.of("-o", output.toAbsolutePath().toString()));
      command.add(source.getFileName().toString());
      shown.add(source.getFileName().toString());
      run(source.getParent(), command);
      List<String> lines = new ArrayList<>();
      lines.add("# Recorded by NasmRecorder from the output of " + version);
      lines.add("# " + String.join(" ", shown));
      lines.addAll(Corpus.describe(Files.readAllBytes(output), flat));
      Path recorded = Corpus.recorded(name);
      Files.createDirectories(recorded.getParent());
      Files.write(recorded, lines);
      Files.delete(output);
    }
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
    return said;
  }
}
