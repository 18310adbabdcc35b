package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** {@code /proc/N/status}: a line for each thing, for people. */
final class StatusText {
  private static final int KIB_PER_PAGE = 4;
  private static final int SIGNAL_DIGITS = 16;

  private StatusText() {}

  static void write(Process process, Task task, ByteOutput out) {
    char letter = ProcessText.letter(process, task);
    out.text("Name:\t").text(task == null ? process.name() : task.name()).line();
    if (process.context() != null) {
      int mask = process.context().umask();
      out.text("Umask:\t0").put('0' + (mask >> 6 & 7)).put('0' + (mask >> 3 & 7));
      out.put('0' + (mask & 7)).line();
    }
    out.text("State:\t").put(letter).text(" (").text(describe(letter)).text(")\n");
    number(out, "Tgid", process.id());
    number(out, "Ngid", 0);
    number(out, "Pid", task == null ? process.id() : task.id());
    number(out, "PPid", process.parentId());
    number(out, "TracerPid", 0);
    identities(process.credentials(), out);
    number(out, "FDSize", process.files() == null ? 0 : process.files().size());
    out.text("Groups:\t");
    for (int i = 0; i < process.credentials().groupCount(); i++) {
      out.decimal(process.credentials().group(i)).put(' ');
    }
    out.line();
    AddressSpace memory = process.memory();
    if (memory != null) {
      size(out, "VmSize", memory.mappedBytes() >> 10);
      size(out, "VmRSS", memory.residentPages() * KIB_PER_PAGE);
    }
    number(out, "Threads", Math.max(1, process.taskCount()));
    signals(out, "SigPnd", task == null ? 0 : task.pending().set());
    signals(out, "ShdPnd", process.pending().set());
    signals(out, "SigBlk", task == null ? 0 : task.blockedSignals());
    signals(out, "SigIgn", process.handlers().ignored());
    signals(out, "SigCgt", process.handlers().caught());
    number(out, "Cpus_allowed", 1);
    if (task != null) {
      number(out, "voluntary_ctxt_switches", task.times().voluntarySwitches());
      number(out, "nonvoluntary_ctxt_switches", task.times().involuntarySwitches());
    }
  }

  private static void identities(Credentials who, ByteOutput out) {
    out.text("Uid:\t").decimal(who.userId()).put('\t').decimal(who.effectiveUserId());
    out.put('\t').decimal(who.savedUserId()).put('\t').decimal(who.fileUserId()).line();
    out.text("Gid:\t").decimal(who.groupId()).put('\t').decimal(who.effectiveGroupId());
    out.put('\t').decimal(who.savedGroupId()).put('\t').decimal(who.fileGroupId()).line();
  }

  private static String describe(char letter) {
    return switch (letter) {
      case 'R' -> "running";
      case 'S' -> "sleeping";
      case 'D' -> "disk sleep";
      case 'T' -> "stopped";
      default -> "zombie";
    };
  }

  private static void number(ByteOutput out, String name, long value) {
    out.text(name).text(":\t").decimal(value).line();
  }

  private static void size(ByteOutput out, String name, long kib) {
    out.text(name).text(":\t").decimal(kib, 8).text(" kB\n");
  }

  private static void signals(ByteOutput out, String name, long set) {
    out.text(name).text(":\t").hex(set, SIGNAL_DIGITS).line();
  }
}
