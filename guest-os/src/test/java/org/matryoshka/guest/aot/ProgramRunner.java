package org.matryoshka.guest.aot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.object.Elf64Writer;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.object.LinkResult;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.Linker;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.source.FileLoader;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.user.ProgramEnd;
import org.matryoshka.cpu.user.UserMachine;
import org.matryoshka.cpu.user.UserProgram;
import org.matryoshka.guest.aot.frontend.ClassSource;

/** Compiles a class with a main method to a program and runs it on the emulated processor. */
public final class ProgramRunner {
  /** What a program needs beside its own classes. */
  public static final List<String> ENTRIES =
      List.of(
          "org/matryoshka/guest/runtime/program/ProgramStart",
          "org/matryoshka/guest/runtime/heap/Collector");

  private static final long BUDGET = 200_000_000;
  private static final Path ASSEMBLY = Path.of("src/main/asm/kukla");

  private ProgramRunner() {}

  /**
   * What a program did.
   *
   * @param output on descriptor 1
   * @param error on descriptor 2
   */
  public record Run(String output, String error, int status, long instructions) {}

  /** The class files of the class path. */
  public static ClassSource classes() {
    return name -> {
      try (InputStream in = ProgramRunner.class.getResourceAsStream("/" + name + ".class")) {
        return in == null ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** The request for a class with a main method. */
  public static AotRequest request(Class<?> main) {
    String name = main.getName().replace('.', '/');
    return AotRequest.of(name, classes(), ENTRIES).withMain(name);
  }

  /** Links a compiled program with the assembly of programs. */
  public static LinkedImage link(CompiledProgram program) {
    List<ObjectFile> objects = new ArrayList<>();
    for (String file : List.of("program.asm", "runtime.asm")) {
      objects.add(assemble(file));
    }
    objects.add(program.object());
    return switch (Linker.link(objects, LinkOptions.PROGRAM)) {
      case LinkResult.Linked linked -> linked.image();
      case LinkResult.Failed failed -> throw new AssertionError(failed.problems());
    };
  }

  private static ObjectFile assemble(String file) {
    try {
      AssemblyResult result =
          Assembler.assemble(
              SourceText.decode(
                  ASSEMBLY.resolve(file).toString(), Files.readAllBytes(ASSEMBLY.resolve(file))),
              AssemblerOptions.of(OutputFormat.ELF64)
                  .withLoader(new FileLoader(List.of(ASSEMBLY))));
      if (result instanceof AssemblyResult.Assembled made) {
        return made.object();
      }
      throw new AssertionError(result.diagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles, links and runs. */
  public static Run run(Class<?> main, String... arguments) {
    byte[] elf = Elf64Writer.image(link(AotCompiler.compile(request(main))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("program"));
    all.addAll(List.of(arguments));
    try {
      UserMachine machine =
          new UserMachine(
              new UserProgram(
                  elf,
                  all,
                  List.of(),
                  UserProgram.DEFAULT_MEMORY,
                  0,
                  new ByteArrayInputStream(new byte[0]),
                  out,
                  error,
                  notice -> {}));
      ProgramEnd end = machine.run(BUDGET);
      if (end.reason() != ProgramEnd.Reason.EXIT) {
        throw new AssertionError(end.explanation() + "\n" + error);
      }
      return new Run(
          out.toString(StandardCharsets.ISO_8859_1),
          error.toString(StandardCharsets.ISO_8859_1),
          end.exitStatus(),
          machine.instructions());
    } catch (ImageException e) {
      throw new AssertionError(e);
    }
  }
}
