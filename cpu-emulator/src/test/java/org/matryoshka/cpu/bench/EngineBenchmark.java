package org.matryoshka.cpu.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.matryoshka.cpu.BareCore;

/**
 * How many guest instructions the interpreter runs in a second on small loops, paging on. Run its
 * {@code main} from an IDE or with {@code java -cp …}; the numbers are those of the fastest of the
 * rounds, since the first ones pay for compilation. Seconds are those of this thread on a
 * processor, so that other programs disturb little. Arguments: rounds of 100 million instructions,
 * then names of kernels.
 */
public final class EngineBenchmark {
  private static final long ROUND = 100_000_000;

  /**
   * A loop without end.
   *
   * @param code at the start of a page
   * @param nextPage code at the start of the next page
   */
  private record Kernel(String name, String code, String nextPage) {}

  /** The sources are in src/test/native/kernels. */
  private static final List<Kernel> KERNELS =
      List.of(
          new Kernel(
              "crc32",
              "bf0000020031c989c8ba08000000d1e87305352083b8edffca75f389048fffc181f90001000075df48c7c6"
                  + "0000100041b800001000b8ffffffff0fb61630c20fb6d2c1e80833049748ffc641ffc875eaf7d0eb"
                  + "d4",
              ""),
          new Kernel(
              "sieve",
              "48c7c70000100048c7c10000080031c0f3aa48c7c700001000bb02000000803c1f00751e4889d8480fafc3"
                  + "483d00000800730fc60407014801d8483d0000080072f148ffc34881fb0000080072d0ebb0",
              ""),
          new Kernel(
              "calls",
              "48c7c400000400bf14000000e8ef0f0000ebf4",
              "83ff0272185357ffcfe8f2ffffff89c35f83ef02e8e7ffffff01d85bc389f8c3"),
          new Kernel(
              "beside",
              "48c7c400000400488d3532000000b9400000008b0519000000ffc089051100000083e03f010c86e8d40f00"
                  + "00ffc975e3ebdc",
              "488d44c705c3"));

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EngineBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    for (Kernel kernel : KERNELS) {
      if (arguments.length < 2 || List.of(arguments).contains(kernel.name)) {
        measure(kernel, rounds);
      }
    }
  }

  private static void measure(Kernel kernel, int rounds) {
    BareCore core =
        new BareCore(8)
            .load(0x11000, HexFormat.of().parseHex(kernel.nextPage))
            .load(0x10000, HexFormat.of().parseHex(kernel.code));
    double best = 0;
    for (int round = 0; round < rounds; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      core.cpu.run(ROUND);
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      best = Math.max(best, ROUND / 1e6 / seconds);
      System.out.printf(
          Locale.ROOT, "%s round %d: %.1f MIPS%n", kernel.name, round, ROUND / 1e6 / seconds);
    }
    System.out.printf(Locale.ROOT, "%s best: %.1f MIPS%n", kernel.name, best);
  }
}
