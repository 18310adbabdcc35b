package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.magic.Processor;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** {@code /proc/cpuinfo}: what CPUID says. */
final class ProcessorText {
  /** Names of the bits of EDX in leaf 1, by their numbers; empty for what has none. */
  private static final String[] FEATURES = {
    "fpu", "vme", "de", "pse", "tsc", "msr", "pae", "mce", "cx8", "apic", "", "sep", "mtrr", "pge",
    "mca", "cmov", "pat", "pse36", "pn", "clflush", "", "dts", "acpi", "mmx", "fxsr", "sse", "sse2",
    "ss", "ht", "tm", "ia64", "pbe"
  };

  private static final int BRAND = 0x8000_0002;
  private static final int BRAND_LEAVES = 3;

  private ProcessorText() {}

  static void write(ByteOutput out) {
    int signature = Processor.cpuid(1, 0, Processor.EAX);
    int family = (signature >> 8 & 15) + (signature >> 20 & 255);
    int model = (signature >> 4 & 15) | (signature >> 12 & 0xf0);
    out.text("processor\t: 0\nvendor_id\t: ");
    register(out, Processor.cpuid(0, 0, Processor.EBX));
    register(out, Processor.cpuid(0, 0, Processor.EDX));
    register(out, Processor.cpuid(0, 0, Processor.ECX));
    out.text("\ncpu family\t: ").decimal(family);
    out.text("\nmodel\t\t: ").decimal(model);
    out.text("\nmodel name\t: ");
    brand(out);
    out.text("\nstepping\t: ").decimal(signature & 15);
    long hertz = Kernel.dispatcher().clock().perSecond();
    out.text("\ncpu MHz\t\t: ").decimal(hertz / 1_000_000).text(".000");
    out.text("\nsiblings\t: 1\ncore id\t\t: 0\ncpu cores\t: 1\nflags\t\t:");
    int bits = Processor.cpuid(1, 0, Processor.EDX);
    for (int i = 0; i < FEATURES.length; i++) {
      if ((bits >>> i & 1) != 0 && !FEATURES[i].isEmpty()) {
        out.put(' ').text(FEATURES[i]);
      }
    }
    out.text("\nbogomips\t: ").decimal(2 * hertz / 1_000_000).text(".00\n\n");
  }

  private static void brand(ByteOutput out) {
    for (int i = 0; i < BRAND_LEAVES; i++) {
      register(out, Processor.cpuid(BRAND + i, 0, Processor.EAX));
      register(out, Processor.cpuid(BRAND + i, 0, Processor.EBX));
      register(out, Processor.cpuid(BRAND + i, 0, Processor.ECX));
      register(out, Processor.cpuid(BRAND + i, 0, Processor.EDX));
    }
  }

  private static void register(ByteOutput out, int value) {
    for (int i = 0; i < 4; i++) {
      int character = value >>> (8 * i) & 0xff;
      if (character != 0) {
        out.put(character);
      }
    }
  }
}
