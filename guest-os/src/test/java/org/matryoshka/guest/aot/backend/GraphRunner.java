package org.matryoshka.guest.aot.backend;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.object.Elf64Writer;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.object.LinkResult;
import org.matryoshka.asm.object.Linker;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.source.FileLoader;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.user.ProgramEnd;
import org.matryoshka.cpu.user.UserMachine;
import org.matryoshka.cpu.user.UserProgram;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.write.TextSection;
import org.matryoshka.guest.aot.image.ProgramObject;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.ProgramClass;

/** Compiles graphs of static methods and runs them on the emulated processor. */
final class GraphRunner {
  static final String ROOT = "test/Root";

  /** Size of the memory at the symbol {@code scratch}. */
  static final int SCRATCH_BYTES = 1024;

  private static final long BUDGET = 100_000_000;
  private static final int REGISTERS = 6;

  private final Map<MethodId, Graph> graphs = new LinkedHashMap<>();
  private final List<Case> cases = new ArrayList<>();

  /** A call with at most six arguments. */
  private record Case(MethodId method, long[] arguments) {}

  /** Compiles a graph too. */
  GraphRunner add(Graph graph) {
    graphs.put(graph.method(), graph);
    return this;
  }

  /** Calls a method when the program runs. */
  GraphRunner call(Graph graph, long... arguments) {
    cases.add(new Case(graph.method(), arguments));
    return this;
  }

  private Program program() {
    Map<String, MethodId> exports = new LinkedHashMap<>();
    for (MethodId method : graphs.keySet()) {
      exports.put("target" + exports.size(), method);
    }
    return new Program(
        List.of(),
        Map.of(ROOT, new ProgramClass(ROOT, null, List.of(), false, true, List.of(), "Root.java")),
        Set.of(),
        graphs,
        List.of(),
        Set.of(),
        Map.of(),
        Set.of(),
        exports,
        Map.of());
  }

  /** The results of all calls; of an int the upper half means nothing. */
  long[] run() {
    ObjectLayout layout = new ObjectLayout(program());
    TextSection text = CodeGenerator.generate(program(), layout);
    ObjectFile object = ProgramObject.of("test", layout, text);
    AssemblyResult assembled =
        Assembler.assemble(
            new SourceText("start.asm", start()),
            new AssemblerOptions(
                OutputFormat.ELF64, new FileLoader(List.of()), Map.of(), LinkOptions.PROGRAM));
    if (!(assembled instanceof AssemblyResult.Assembled made)) {
      throw new AssertionError(assembled.diagnostics());
    }
    return switch (Linker.link(List.of(made.object(), object), LinkOptions.PROGRAM)) {
      case LinkResult.Linked linked -> execute(Elf64Writer.image(linked.image()));
      case LinkResult.Failed failed -> throw new AssertionError(failed.problems());
    };
  }

  /** Calls all cases in turn and checks that the callee-saved registers come back. */
  private String start() {
    StringBuilder start = new StringBuilder("global _start, scratch\n");
    List<MethodId> order = List.copyOf(graphs.keySet());
    for (int i = 0; i < order.size(); i++) {
      start.append("extern target").append(i).append('\n');
    }
    start.append(
        """
        section .text
        _start:
        mov qword [case], cases
        next:
        mov rax, [case]
        cmp rax, cases_end
        je done
        mov rdi, [rax + 8]
        mov rsi, [rax + 16]
        mov rdx, [rax + 24]
        mov rcx, [rax + 32]
        mov r8, [rax + 40]
        mov r9, [rax + 48]
        mov rbx, 0x1111
        mov rbp, 0x2222
        mov r12, 0x3333
        mov r13, 0x4444
        mov r14, 0x5555
        mov r15, 0x6666
        mov [before], rsp
        call [rax]
        cmp rsp, [before]
        jne bad
        cmp rbx, 0x1111
        jne bad
        cmp rbp, 0x2222
        jne bad
        cmp r12, 0x3333
        jne bad
        cmp r13, 0x4444
        jne bad
        cmp r14, 0x5555
        jne bad
        cmp r15, 0x6666
        jne bad
        mov rcx, [case]
        mov [rcx], rax
        add qword [case], 56
        jmp next
        done:
        mov edi, 1
        mov eax, 1
        mov rsi, cases
        mov rdx, cases_end - cases
        syscall
        xor edi, edi
        mov eax, 60
        syscall
        bad:
        mov edi, 1
        mov eax, 60
        syscall
        section .bss
        before: resq 1
        case: resq 1
        scratch: resb 1024
        section .data
        cases:
        """);
    for (Case call : cases) {
      start.append("dq target").append(order.indexOf(call.method()));
      for (int i = 0; i < REGISTERS; i++) {
        long value = i < call.arguments().length ? call.arguments()[i] : 0;
        start.append(String.format(Locale.ROOT, ", 0x%x", value));
      }
      start.append('\n');
    }
    return start.append("cases_end:\n").toString();
  }

  private long[] execute(byte[] elf) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      UserMachine machine =
          new UserMachine(
              new UserProgram(
                  elf,
                  List.of("test"),
                  List.of(),
                  UserProgram.DEFAULT_MEMORY,
                  0,
                  new ByteArrayInputStream(new byte[0]),
                  out,
                  new ByteArrayOutputStream(),
                  notice -> {}));
      ProgramEnd end = machine.run(BUDGET);
      if (end.reason() != ProgramEnd.Reason.EXIT || end.exitStatus() != 0) {
        throw new AssertionError(end.explanation() + " status " + end.exitStatus());
      }
    } catch (ImageException e) {
      throw new AssertionError(e);
    }
    ByteBuffer rows = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    long[] results = new long[cases.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = rows.getLong(8 * (REGISTERS + 1) * i);
    }
    return results;
  }
}
