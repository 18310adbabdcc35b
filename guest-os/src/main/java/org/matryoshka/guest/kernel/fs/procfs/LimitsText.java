package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.ResourceLimits;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** {@code /proc/N/limits}: a table of the resource limits. */
final class LimitsText {
  private static final String[] NAMES = {
    "Max cpu time",
    "Max file size",
    "Max data size",
    "Max stack size",
    "Max core file size",
    "Max resident set",
    "Max processes",
    "Max open files",
    "Max locked memory",
    "Max address space",
    "Max file locks",
    "Max pending signals",
    "Max msgqueue size",
    "Max nice priority",
    "Max realtime priority",
    "Max realtime timeout"
  };

  private static final String[] UNITS = {
    "seconds",
    "bytes",
    "bytes",
    "bytes",
    "bytes",
    "bytes",
    "processes",
    "files",
    "bytes",
    "bytes",
    "locks",
    "signals",
    "bytes",
    "",
    "",
    "us"
  };

  private static final int NAME_WIDTH = 26;
  private static final int VALUE_WIDTH = 21;
  private static final int UNIT_WIDTH = 10;

  private LimitsText() {}

  static void write(Process process, ByteOutput out) {
    out.left("Limit", NAME_WIDTH).left("Soft Limit", VALUE_WIDTH).left("Hard Limit", VALUE_WIDTH);
    out.left("Units", UNIT_WIDTH).line();
    ResourceLimits limits = process.limits();
    for (int i = 0; i < NAMES.length; i++) {
      out.left(NAMES[i], NAME_WIDTH).left(value(limits.soft(i)), VALUE_WIDTH);
      out.left(value(limits.hard(i)), VALUE_WIDTH).left(UNITS[i], UNIT_WIDTH).line();
    }
  }

  private static String value(long limit) {
    return limit == ResourceLimits.INFINITY ? "unlimited" : Long.toUnsignedString(limit);
  }
}
