package org.matryoshka.guest.image;

import java.util.List;

/** The image of the self tests: Kukla's boot and trap code with another kernel behind it. */
public final class SelfTestImage {
  private static final String GUEST = "org/matryoshka/guest/";

  private SelfTestImage() {}

  /** Builds the bootable ELF file. */
  public static byte[] build() throws GuestBuildException {
    return KuklaBuilder.bundled()
        .kernel(
            new byte[0],
            List.of(
                GUEST + "selftest/SelfTestKernel",
                GUEST + "kernel/trap/TrapDispatcher",
                GUEST + "runtime/heap/Collector"));
  }
}
