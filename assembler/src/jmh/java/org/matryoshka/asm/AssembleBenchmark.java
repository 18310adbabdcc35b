package org.matryoshka.asm;

import java.util.concurrent.TimeUnit;
import org.matryoshka.asm.source.SourceText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to assemble 20,000 lines: labels, forward and backward jumps, memory operands, data, macro
 * calls. {@code first} is what one run of the command line sees, {@code warm} what a window that
 * assembles at every change does.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AssembleBenchmark {
  private static final int LINES = 20_000;
  private static final int LINES_PER_BLOCK = 10;

  private final SourceText source = source();

  private static SourceText source() {
    StringBuilder text = new StringBuilder("bits 64\ndefault rel\nglobal _start\n_start:\n");
    text.append("%macro step 2\n add %1, %2\n%endmacro\n");
    for (int i = 0; i < LINES / LINES_PER_BLOCK; i++) {
      text.append("f").append(i).append(":\n");
      text.append(" mov rax, [rbx + rcx * 8 + ").append(i * 8).append("]\n");
      text.append(" add eax, ").append(i).append("\n");
      text.append(".loop: cmp rax, rdx ; compare\n");
      text.append(" jae .done\n");
      text.append(" lea rsi, [value").append(i / 2).append("]\n");
      text.append(" step rax, rsi\n");
      text.append(" jmp .loop\n");
      text.append(".done: call f").append((i + 1) % (LINES / LINES_PER_BLOCK)).append("\n");
      text.append(i % 2 == 0 ? "value" + i / 2 + ": dq f" + i + ", 5\n" : " ret\n");
    }
    return new SourceText("benchmark.asm", text.toString());
  }

  /** In a fresh JVM. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(3)
  public AssemblyResult first() {
    return Assembler.assemble(source, AssemblerOptions.of(OutputFormat.ELF64));
  }

  /** After many runs. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Fork(1)
  @Warmup(iterations = 3, time = 3)
  @Measurement(iterations = 3, time = 3)
  public AssemblyResult warm() {
    return Assembler.assemble(source, AssemblerOptions.of(OutputFormat.ELF64));
  }
}
