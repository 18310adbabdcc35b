package org.matryoshka.gui.inspect.guest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matryoshka.guest.kernel.syscall.SyscallTable;
import org.matryoshka.guest.kernel.trap.FloatingPoint;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/** Reads the threads of a guest. */
final class ThreadReader {
  private static final int MOST = 2048;

  /** Above the user frame: the floating-point registers, two words. See {@code KernelStack}. */
  private static final int ABOVE_FRAME = FloatingPoint.AREA_SIZE + 16;

  // offsets in the frame, see TrapFrame
  private static final int VECTOR = 120;
  private static final int ERROR = 128;
  private static final int RIP = 136;

  /** Registers that a switch saves below the return address, see switch.asm. */
  private static final int SAVED_BY_SWITCH = 6 * 8;

  private final Look look;
  private final SchedulerReader scheduler;
  private final GuestObject current;
  private final Map<Integer, Integer> positions = new HashMap<>();
  private final Map<Long, Long> futexes = new HashMap<>();

  ThreadReader(Look look, SchedulerReader scheduler, GuestObject current) {
    this.look = look;
    this.scheduler = scheduler;
    this.current = current;
    for (QueueEntry entry : scheduler.runQueue()) {
      positions.putIfAbsent(entry.tid(), entry.position());
    }
    readFutexes();
  }

  private void readFutexes() {
    GuestObject table = look.root(GuestReader.KERNEL, "futexes");
    GuestObject buckets = table == null ? null : table.get("first");
    if (buckets == null) {
      return;
    }
    for (GuestObject first : buckets.elements(MOST)) {
      for (GuestObject waiter : first.chain("next", MOST)) {
        GuestObject task = waiter.get("task");
        if (task != null && !waiter.flag("woken")) {
          futexes.put(task.address(), waiter.number("place"));
        }
      }
    }
  }

  ThreadInfo read(GuestObject task) {
    GuestObject times = task.get("times");
    GuestObject stateObject = task.get("state");
    String state = stateObject == null ? "" : stateObject.constant();
    boolean isCurrent = PathNames.same(task, current);
    long frame = userFrame(task);
    int tid = task.integer("id");
    return new ThreadInfo(
        tid,
        task.text("name"),
        letter(state),
        doing(state),
        waitsFor(task, state),
        call(frame, state),
        isCurrent,
        task.integer("nice"),
        task.integer("weight"),
        scheduler.key(task),
        positions.getOrDefault(tid, 0),
        time(times, "user"),
        time(times, "system"),
        time(times, "waiting"),
        time(times, "voluntarySwitches"),
        time(times, "involuntarySwitches"),
        frame == 0 ? 0 : look.memory().read(frame + RIP, 8),
        task.address());
  }

  private static long time(GuestObject times, String field) {
    return times == null ? 0 : times.number(field);
  }

  private static char letter(String state) {
    return switch (state) {
      case "NEW", "READY", "RUNNING" -> 'R';
      case "SLEEPING" -> 'S';
      case "WAITING" -> 'D';
      case "STOPPED" -> 'T';
      case "DEAD" -> 'Z';
      default -> '?';
    };
  }

  private static String doing(String state) {
    return switch (state) {
      case "WAITING" -> "waiting";
      case "DEAD" -> "ended";
      default -> state.toLowerCase(Locale.ROOT);
    };
  }

  private String waitsFor(GuestObject task, String state) {
    if (!state.equals("SLEEPING") && !state.equals("WAITING")) {
      return state.equals("READY") ? "the processor" : "";
    }
    GuestObject waiter = task.get("waiter");
    GuestObject queue = waiter == null ? null : waiter.get("queue");
    String what = queue == null ? "" : queue.text("name");
    Long futex = futexes.get(task.address());
    if (what.isEmpty() && futex != null) {
      what = "futex 0x" + Long.toHexString(futex);
    }
    GuestObject timer = task.get("sleepTimer");
    if (timer != null && timer.get("timers") != null) {
      String until =
          String.format(Locale.ROOT, "%.3f s after boot", timer.number("deadline") / 1e9);
      return what.isEmpty() ? "the time " + until : what + ", or the time " + until;
    }
    return what.isEmpty() ? "an event" : what;
  }

  /** Where the registers of user mode are while the thread is in the kernel; 0 without a stack. */
  private static long userFrame(GuestObject task) {
    GuestObject stack = task.get("stack");
    return stack == null ? 0 : stack.number("end") - ABOVE_FRAME - TrapFrame.SIZE;
  }

  private String call(long frame, String state) {
    if (frame == 0 || state.equals("NEW") || state.equals("DEAD")) {
      return "";
    }
    if (state.equals("RUNNING") && look.isUserMode()) {
      return "";
    }
    long number = look.memory().read(frame + ERROR, 8);
    if (look.memory().read(frame + VECTOR, 8) != TrapFrame.SYSTEM_CALL
        || number < 0
        || number >= SyscallTable.SIZE) {
      return "";
    }
    String name = SyscallTable.name((int) number);
    return name == null ? "call " + number : name;
  }

  /** The calls on a thread's kernel stack. */
  ThreadStack stack(GuestObject task, long rip, long rsp) {
    int tid = task.integer("id");
    boolean isCurrent = PathNames.same(task, current);
    if (isCurrent && look.isUserMode()) {
      return new ThreadStack(tid, "It runs in user mode: its kernel stack is empty.", List.of());
    }
    GuestObject stack = task.get("stack");
    if (stack == null) {
      return new ThreadStack(tid, "It has no kernel stack.", List.of());
    }
    List<StackFrame> frames;
    if (isCurrent) {
      frames = look.types().unwinder().frames(look.memory(), rip, rsp, false);
    } else {
      long saved = look.memory().read(stack.number("end") - 8, 8) + SAVED_BY_SWITCH;
      long pc = look.memory().read(saved, 8);
      frames = look.types().unwinder().frames(look.memory(), pc, saved + 8, true);
    }
    String note = frames.isEmpty() ? "No Java method is on its kernel stack right now." : "";
    return new ThreadStack(tid, note, frames);
  }
}
