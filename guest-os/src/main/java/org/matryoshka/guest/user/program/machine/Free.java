package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/** {@code free}: how much memory there is and how much of it is used. */
public final class Free extends Program {
  private Options options;

  public Free() {
    super("free", "[-bkmh]");
  }

  public static void main(String[] args) {
    new Free().start(args);
  }

  @Override
  protected int run(String[] args) {
    options = Options.of(this, args, "bkmh");
    if (!options.counts(0, 0)) {
      return 1;
    }
    String memory = Files.read(os, "/proc/meminfo");
    if (memory == null) {
      return fail("/proc/meminfo can't be read; is /proc mounted?");
    }
    long total = amount(memory, "MemTotal:");
    long free = amount(memory, "MemFree:");
    long shared = amount(memory, "Shmem:");
    long cached = amount(memory, "Buffers:") + amount(memory, "Cached:");
    long available = Fields.labelled(memory, "MemAvailable:");
    out.print("       ").right("total", 12).right("used", 12).right("free", 12).right("shared", 12);
    out.right("buff/cache", 12).right("available", 12).line();
    out.left("Mem:", 7);
    print(total);
    print(Math.max(0, total - free - cached));
    print(free);
    print(shared);
    print(cached);
    print(available < 0 ? free + cached : available);
    out.line();
    return 0;
  }

  private static long amount(String memory, String label) {
    return Math.max(0, Fields.labelled(memory, label));
  }

  private void print(long kilobytes) {
    String text = Long.toString(kilobytes);
    if (options.has('b')) {
      text = Long.toString(kilobytes * 1024);
    } else if (options.has('m')) {
      text = Long.toString(kilobytes / 1024);
    } else if (options.has('h')) {
      text = Text.humanSize(kilobytes * 1024);
    }
    out.right(text, 12);
  }
}
