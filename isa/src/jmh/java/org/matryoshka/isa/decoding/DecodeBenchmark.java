package org.matryoshka.isa.decoding;

import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.matryoshka.isa.format.Disassembler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to decode one instruction: what a miss in the decode cache costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DecodeBenchmark {
  private final byte[] register = HexFormat.of().parseHex("4801d8909090909090909090909090");
  private final byte[] memory = HexFormat.of().parseHex("48818c8b7856341278563412909090");
  private final byte[] repeated = HexFormat.of().parseHex("f348a5909090909090909090909090");

  /** {@code add rax, rbx}. */
  @Benchmark
  public Object registers() {
    return Decoder.decode(register, 0, register.length);
  }

  /** {@code or qword [rbx+rcx*4+0x12345678], 0x12345678}. */
  @Benchmark
  public Object memoryAndImmediate() {
    return Decoder.decode(memory, 0, memory.length);
  }

  /** {@code rep movsq}. */
  @Benchmark
  public Object repeatedString() {
    return Decoder.decode(repeated, 0, repeated.length);
  }

  /** The second of these and the four after it, as text. */
  @Benchmark
  public Object disassembled() {
    return Disassembler.disassemble(memory, 0x1000);
  }
}
