package org.matryoshka.guest.kernel;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.pipe.PipeFileSystem;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.syscall.UnknownCalls;
import org.matryoshka.guest.kernel.task.FutexTable;
import org.matryoshka.guest.kernel.task.RandomSource;
import org.matryoshka.guest.kernel.task.SystemIdentity;
import org.matryoshka.guest.kernel.task.TaskTable;
import org.matryoshka.guest.kernel.time.WallClock;
import org.matryoshka.guest.kernel.trap.InterruptController;
import org.matryoshka.guest.kernel.trap.KernelStacks;
import org.matryoshka.guest.kernel.trap.Switch;
import org.matryoshka.guest.kernel.vfs.Mounting;
import org.matryoshka.guest.kernel.vfs.Vfs;

/**
 * The holder of the subsystems. Each is an ordinary object with its own state, made in {@link
 * #start} in one visible order; this class is the only place that knows all of them. Tests on the
 * JVM make those that they need and {@code install} them.
 */
public final class Kernel {
  private static KernelLog log;
  private static CommandLine commandLine;
  private static FrameAllocator frames;
  private static UserMemory userMemory;
  private static InterruptController interrupts;
  private static KernelStacks stacks;
  private static Switch switcher;
  private static TaskTable tasks;
  private static Dispatcher dispatcher;
  private static WallClock wallClock;
  private static FutexTable futexes;
  private static SystemIdentity identity;
  private static RandomSource random;
  private static UnknownCalls unknownCalls;
  private static Vfs vfs;
  private static Mounting mounting;
  private static PipeFileSystem pipes;

  private Kernel() {}

  /** The kernel's log; null before there is one. */
  public static KernelLog log() {
    return log;
  }

  /** The command line that the boot loader gave. */
  public static CommandLine commandLine() {
    return commandLine;
  }

  /** Physical memory. */
  public static FrameAllocator frames() {
    return frames;
  }

  /** The one way to the memory of the current process. */
  public static UserMemory userMemory() {
    return userMemory;
  }

  /** The interrupt lines. */
  public static InterruptController interrupts() {
    return interrupts;
  }

  /** The kernel stacks of tasks. */
  public static KernelStacks stacks() {
    return stacks;
  }

  /** The stack switch. */
  public static Switch switcher() {
    return switcher;
  }

  /** All tasks and processes. */
  public static TaskTable tasks() {
    return tasks;
  }

  /** Who gives the processor to threads. */
  public static Dispatcher dispatcher() {
    return dispatcher;
  }

  /** The time of day. */
  public static WallClock wallClock() {
    return wallClock;
  }

  /** Threads that wait for a word of user memory to change. */
  public static FutexTable futexes() {
    return futexes;
  }

  /** The machine's names. */
  public static SystemIdentity identity() {
    return identity;
  }

  /** Random numbers for programs. */
  public static RandomSource random() {
    return random;
  }

  /** The numbers of system calls without a handler that were tried. */
  public static UnknownCalls unknownCalls() {
    return unknownCalls;
  }

  /** The tree of files. */
  public static Vfs vfs() {
    return vfs;
  }

  /** What changes the tree of mounts. */
  public static Mounting mounting() {
    return mounting;
  }

  /** Where pipes come from. */
  public static PipeFileSystem pipes() {
    return pipes;
  }

  /** Makes an object the kernel's log. */
  public static void install(KernelLog it) {
    log = it;
  }

  /** Makes an object the kernel's command line. */
  public static void install(CommandLine it) {
    commandLine = it;
  }

  /** Makes an object the kernel's frame allocator. */
  public static void install(FrameAllocator it) {
    frames = it;
  }

  /** Makes an object the way to user memory. */
  public static void install(UserMemory it) {
    userMemory = it;
  }

  /** Makes an object the kernel's interrupt controller. */
  public static void install(InterruptController it) {
    interrupts = it;
  }

  /** Makes an object the source of kernel stacks. */
  public static void install(KernelStacks it) {
    stacks = it;
  }

  /** Makes an object the stack switch. */
  public static void install(Switch it) {
    switcher = it;
  }

  /** Makes an object the table of all tasks. */
  public static void install(TaskTable it) {
    tasks = it;
  }

  /** Makes an object the kernel's dispatcher. */
  public static void install(Dispatcher it) {
    dispatcher = it;
  }

  /** Makes an object the clock of the time of day. */
  public static void install(WallClock it) {
    wallClock = it;
  }

  /** Makes an object the table of futexes. */
  public static void install(FutexTable it) {
    futexes = it;
  }

  /** Makes an object the machine's names. */
  public static void install(SystemIdentity it) {
    identity = it;
  }

  /** Makes an object the source of random numbers. */
  public static void install(RandomSource it) {
    random = it;
  }

  /** Makes an object the memory of unknown system calls. */
  public static void install(UnknownCalls it) {
    unknownCalls = it;
  }

  /** Makes an object the tree of files. */
  public static void install(Vfs it) {
    vfs = it;
  }

  /** Makes an object what changes the tree of mounts. */
  public static void install(Mounting it) {
    mounting = it;
  }

  /** Makes an object the source of pipes. */
  public static void install(PipeFileSystem it) {
    pipes = it;
  }
}
