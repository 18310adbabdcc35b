package org.matryoshka.cpu;

import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Guest instructions per microsecond, so million instructions per second, that the interpreter runs
 * on loops without end, paging on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class InterpreterBenchmark {
  private static final int SLICE = 1_000_000;

  /** The loop; the sources are in src/test/native/kernels. */
  @Param({"crc32", "sieve", "calls", "beside"})
  public String kernel;

  private BareCore core;

  /** Loads the loop at the start of a page, and what it calls at the start of the next. */
  @Setup
  public void load() {
    core =
        new BareCore(8)
            .load(0x11000, HexFormat.of().parseHex(nextPage()))
            .load(0x10000, HexFormat.of().parseHex(code()));
  }

  private String code() {
    return switch (kernel) {
      case "crc32" ->
          "bf0000020031c989c8ba08000000d1e87305352083b8edffca75f389048fffc181f90001000075df48c7c6"
              + "0000100041b800001000b8ffffffff0fb61630c20fb6d2c1e80833049748ffc641ffc875eaf7d0eb"
              + "d4";
      case "sieve" ->
          "48c7c70000100048c7c10000080031c0f3aa48c7c700001000bb02000000803c1f00751e4889d8480fafc3"
              + "483d00000800730fc60407014801d8483d0000080072f148ffc34881fb0000080072d0ebb0";
      case "calls" -> "48c7c400000400bf14000000e8ef0f0000ebf4";
      case "beside" ->
          "48c7c400000400488d3532000000b9400000008b0519000000ffc089051100000083e03f010c86e8d40f00"
              + "00ffc975e3ebdc";
      default -> throw new IllegalArgumentException(kernel);
    };
  }

  private String nextPage() {
    return switch (kernel) {
      case "calls" -> "83ff0272185357ffcfe8f2ffffff89c35f83ef02e8e7ffffff01d85bc389f8c3";
      case "beside" -> "488d44c705c3";
      default -> "";
    };
  }

  /** A million instructions. */
  @Benchmark
  @OperationsPerInvocation(SLICE)
  public StopReason run() {
    return core.cpu.run(SLICE);
  }
}
