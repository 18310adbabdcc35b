package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.Panic;

/**
 * All tasks and processes by their numbers. Threads and processes draw from the same numbers, so
 * that a number finds at most one task; a number is free again when its task is gone, its process
 * has been waited for, and no process group or session bears it.
 */
public final class TaskTable {
  /** The largest number, as Linux has it. */
  public static final int MAX_ID = 32767;

  /** The largest number of tasks in the machine; the next fork fails with EAGAIN. */
  public static final int MAX_TASKS = 1024;

  private static final int MIN_TASKS = 48;
  private static final int FRAMES_PER_TASK = 64;
  private static final int BUCKETS = 256;

  private final Task[] tasks = new Task[BUCKETS];
  private final Process[] processes = new Process[BUCKETS];
  private int taskCount;
  private int processCount;
  private int lastId;
  private long created;
  private int maxTasks = MAX_TASKS;
  private Task buried;

  /** An empty table; the first number given out is 1. */
  public TaskTable() {}

  /**
   * Limits the number of tasks to what a machine of this size can bear: their stacks and page
   * tables may not take more than a fraction of its memory, or a fork bomb would leave none for the
   * rest.
   *
   * @param frames the machine's memory in frames
   */
  public void scaleTo(int frames) {
    maxTasks = Math.min(Math.max(frames / FRAMES_PER_TASK, MIN_TASKS), MAX_TASKS);
  }

  /** The largest number of tasks on this machine. */
  public int maxTasks() {
    return maxTasks;
  }

  /** A task by its number; null if there is none. */
  public Task task(int id) {
    Task task = tasks[id & BUCKETS - 1];
    while (task != null && task.id() != id) {
      task = task.nextInTable();
    }
    return task;
  }

  /** A process, or a zombie, by its number; null if there is none. */
  public Process process(int id) {
    Process process = processes[id & BUCKETS - 1];
    while (process != null && process.id() != id) {
      process = process.nextInTable();
    }
    return process;
  }

  /** The process with the smallest number above {@code id}; null if there is none. Zombies too. */
  public Process processAfter(int id) {
    Process best = null;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      for (Process p = processes[bucket]; p != null; p = p.nextInTable()) {
        if (p.id() > id && (best == null || p.id() < best.id())) {
          best = p;
        }
      }
    }
    return best;
  }

  /** The first process, which adopts orphans; null before it is made. */
  public Process init() {
    return process(1);
  }

  /** Number of tasks. */
  public int taskCount() {
    return taskCount;
  }

  /** Number of processes, zombies included. */
  public int processCount() {
    return processCount;
  }

  /** Number of tasks made since boot, for {@code /proc/stat}. */
  public long created() {
    return created;
  }

  /** The number given out last, for {@code /proc/loadavg}. */
  public int lastId() {
    return lastId;
  }

  /** The tasks whose real user is the given one, for the limit NPROC. */
  public int tasksOfUser(int user) {
    int count = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      for (Process p = processes[bucket]; p != null; p = p.nextInTable()) {
        if (p.credentials().userId() == user) {
          count += p.isZombie() ? 1 : p.taskCount();
        }
      }
    }
    return count;
  }

  /**
   * The next free number, ascending and from 2 again after the last.
   *
   * @return 0 if the machine has all the tasks that it may have
   */
  public int newId() {
    if (taskCount >= maxTasks || processCount >= maxTasks) {
      return 0;
    }
    int id = lastId;
    do {
      id = id == MAX_ID ? 2 : id + 1;
    } while (isInUse(id));
    lastId = id;
    return id;
  }

  private boolean isInUse(int id) {
    return task(id) != null || process(id) != null || groupExists(id) || sessionExists(id);
  }

  /** Whether a process group has members. */
  public boolean groupExists(int group) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      for (Process p = processes[bucket]; p != null; p = p.nextInTable()) {
        if (p.groupId() == group) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean sessionExists(int session) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      for (Process p = processes[bucket]; p != null; p = p.nextInTable()) {
        if (p.sessionId() == session) {
          return true;
        }
      }
    }
    return false;
  }

  void add(Process process) {
    int bucket = process.id() & BUCKETS - 1;
    process.setNextInTable(processes[bucket]);
    processes[bucket] = process;
    processCount++;
  }

  void add(Task task) {
    int bucket = task.id() & BUCKETS - 1;
    task.setNextInTable(tasks[bucket]);
    tasks[bucket] = task;
    taskCount++;
    created++;
  }

  void remove(Process process) {
    int bucket = process.id() & BUCKETS - 1;
    if (processes[bucket] == process) {
      processes[bucket] = process.nextInTable();
    } else {
      Process before = processes[bucket];
      while (before.nextInTable() != process) {
        before = before.nextInTable();
      }
      before.setNextInTable(process.nextInTable());
    }
    process.setNextInTable(null);
    processCount--;
  }

  void remove(Task task) {
    int bucket = task.id() & BUCKETS - 1;
    if (tasks[bucket] == task) {
      tasks[bucket] = task.nextInTable();
    } else {
      Task before = tasks[bucket];
      while (before.nextInTable() != task) {
        before = before.nextInTable();
      }
      before.setNextInTable(task.nextInTable());
    }
    task.setNextInTable(null);
    taskCount--;
  }

  /**
   * A task has ended and is about to leave its stack for ever. Nobody can free the stack that he
   * stands on: the next one who ends frees it.
   */
  void bury(Task task) {
    if (buried != null) {
      Kernel.stacks().free(buried.stack());
      buried.setStack(null);
    }
    buried = task;
  }

  /** Forgets a zombie; its times are the parent's children's. */
  void reap(Process zombie) {
    if (zombie.parent() != null) {
      zombie.parent().times().addChild(zombie.times());
      zombie.detach();
    }
    remove(zombie);
  }

  /** The first process has ended: the machine is switched off, with its status. */
  void firstProcessEnded(Process process) {
    int status = process.exitStatus();
    KernelLog.line("init has ended with status 0x" + Integer.toHexString(status) + ", power off");
    Panic.powerOff(status == 0 ? Panic.SUCCESS : Panic.FAILURE);
  }
}
