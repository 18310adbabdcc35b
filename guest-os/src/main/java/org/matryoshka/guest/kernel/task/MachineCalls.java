package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.Panic;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.LoadAverage;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** The machine as a whole: its names, its memory, its log, its switch. */
public final class MachineCalls {
  private static final int NAME_BYTES = SystemIdentity.MAX_NAME + 1;

  private static final int REBOOT_MAGIC = 0xfee1dead;
  private static final int RESTART = 0x01234567;
  private static final int HALT = 0xcdef0123;
  private static final int POWER_OFF = 0x4321fedc;
  private static final int CTRL_ALT_DEL_ON = 0x89abcdef;
  private static final int CTRL_ALT_DEL_OFF = 0;

  private static final int SYSINFO_BYTES = 112;
  private static final int SYSINFO_LOAD_SHIFT = 16;

  private MachineCalls() {}

  /** Tells the names of the system, the host, the release and the processor. */
  @Syscall(number = 63, name = "uname", differs = "calls itself Linux, release 6.1.0-kukla")
  public static long uname(long buffer) {
    SystemIdentity identity = Kernel.identity();
    byte[] image = new byte[6 * NAME_BYTES];
    put(image, 0, SystemIdentity.SYSTEM);
    put(image, 1, identity.hostName());
    put(image, 2, SystemIdentity.RELEASE);
    put(image, 3, SystemIdentity.VERSION);
    put(image, 4, SystemIdentity.MACHINE);
    put(image, 5, identity.domainName());
    UserMemory memory = Kernel.userMemory();
    return memory.copyOut(image, 0, image.length, buffer) ? 0 : memory.error();
  }

  private static void put(byte[] image, int field, String text) {
    for (int i = 0; i < text.length(); i++) {
      image[field * NAME_BYTES + i] = (byte) text.charAt(i);
    }
  }

  /** Sets the name of the host. */
  @Syscall(number = 170, name = "sethostname")
  public static long sethostname(long name, int length) {
    long error = checkName(length);
    if (error < 0) {
      return error;
    }
    byte[] text = new byte[length];
    if (!Kernel.userMemory().copyIn(name, text, 0, length)) {
      return Kernel.userMemory().error();
    }
    Kernel.identity().setHostName(latin1(text));
    return 0;
  }

  /** Sets the NIS domain name. */
  @Syscall(number = 171, name = "setdomainname")
  public static long setdomainname(long name, int length) {
    long error = checkName(length);
    if (error < 0) {
      return error;
    }
    byte[] text = new byte[length];
    if (!Kernel.userMemory().copyIn(name, text, 0, length)) {
      return Kernel.userMemory().error();
    }
    Kernel.identity().setDomainName(latin1(text));
    return 0;
  }

  private static long checkName(int length) {
    if (!Task.current().process().credentials().isSuperuser()) {
      return -Errno.EPERM;
    }
    return length < 0 || length > SystemIdentity.MAX_NAME ? -Errno.EINVAL : 0;
  }

  private static String latin1(byte[] text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length && text[i] != 0; i++) {
      name.append((char) (text[i] & 0xff));
    }
    return name.toString();
  }

  /** Tells uptime, load, memory and the number of tasks. */
  @Syscall(number = 99, name = "sysinfo")
  public static long sysinfo(long buffer) {
    UserMemory memory = Kernel.userMemory();
    LoadAverage load = Kernel.dispatcher().load();
    int shift = SYSINFO_LOAD_SHIFT - Long.numberOfTrailingZeros(LoadAverage.ONE);
    long page = FrameAllocator.PAGE_SIZE;
    boolean written =
        memory.clear(buffer, SYSINFO_BYTES)
            && memory.writeLong(buffer, Kernel.wallClock().sinceBoot() / 1_000_000_000)
            && memory.writeLong(buffer + 8, load.average(0) << shift)
            && memory.writeLong(buffer + 16, load.average(1) << shift)
            && memory.writeLong(buffer + 24, load.average(2) << shift)
            && memory.writeLong(buffer + 32, Kernel.frames().total() * page)
            && memory.writeLong(buffer + 40, Kernel.frames().free() * page)
            && memory.writeShort(buffer + 80, Kernel.tasks().taskCount())
            && memory.writeInt(buffer + 104, 1);
    return written ? 0 : memory.error();
  }

  /** Tells on which processor the caller runs: number 0 of node 0. */
  @Syscall(number = 309, name = "getcpu")
  public static long getcpu(long cpu, long node, long unused) {
    UserMemory memory = Kernel.userMemory();
    boolean written =
        (cpu == 0 || memory.writeInt(cpu, 0)) && (node == 0 || memory.writeInt(node, 0));
    return written ? 0 : memory.error();
  }

  /**
   * Switches the machine off, the program's status with it: the argument of a power-off with
   * command 0xa1b2c3d4 is what the run returns.
   */
  @Syscall(
      number = 169,
      name = "reboot",
      differs =
          "restart, halt and power-off all end the machine, with the low byte of the last"
              + " argument as status")
  public static long reboot(int magic1, int magic2, int command, long argument) {
    if (!Task.current().process().credentials().isSuperuser()) {
      return -Errno.EPERM;
    }
    if (magic1 != REBOOT_MAGIC || !isSecondMagic(magic2)) {
      return -Errno.EINVAL;
    }
    return switch (command) {
      case RESTART, HALT, POWER_OFF -> {
        KernelLog.line("reboot: power off");
        Panic.powerOff((argument & 0xff) == 0 ? Panic.SUCCESS : Panic.FAILURE);
        yield 0;
      }
      case CTRL_ALT_DEL_ON, CTRL_ALT_DEL_OFF -> 0;
      default -> -Errno.EINVAL;
    };
  }

  private static boolean isSecondMagic(int magic) {
    return magic == 672274793 || magic == 85072278 || magic == 369367448 || magic == 537993216;
  }

  /** Fills a buffer with random numbers. */
  @Syscall(
      number = 318,
      name = "getrandom",
      differs = "seeded from the command line: the same in each run")
  public static long getrandom(long buffer, long length, int flags) {
    if ((flags & ~7) != 0) {
      return -Errno.EINVAL;
    }
    if (length < 0) {
      return -Errno.EFAULT;
    }
    byte[] chunk = new byte[256];
    long wanted = Math.min(length, 0x1ff_ffffL);
    long done = 0;
    while (done < wanted) {
      int count = (int) Math.min(chunk.length, wanted - done);
      Kernel.random().fill(chunk, 0, count);
      if (!Kernel.userMemory().copyOut(chunk, 0, count, buffer + done)) {
        return done > 0 ? done : Kernel.userMemory().error();
      }
      done += count;
    }
    return done;
  }

  /** Reads the kernel's log, or asks how large it is. */
  @Syscall(number = 103, name = "syslog", differs = "reading does not wait; no levels")
  public static long syslog(int action, long buffer, int length) {
    return KernelLogReader.syslog(action, buffer, length);
  }

  /** Says that there are no memory barriers of processes; programs then use their own. */
  @Syscall(number = 324, name = "membarrier", differs = "ENOSYS")
  public static long membarrier(int command, int flags, int cpu) {
    return -Errno.ENOSYS;
  }

  /** Says that there are no restartable sequences; C libraries do without. */
  @Syscall(number = 334, name = "rseq", differs = "ENOSYS")
  public static long rseq(long area, int length, int flags, int signature) {
    return -Errno.ENOSYS;
  }
}
