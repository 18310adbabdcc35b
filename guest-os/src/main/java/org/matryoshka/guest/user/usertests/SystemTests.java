package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.Text;

/** The machine as a whole: names, clocks, /proc, terminals. */
final class SystemTests {
  private SystemTests() {}

  /** All of a small file. */
  private static String content(String path) {
    int fd = (int) Syscalls.open(UserTest.text(path), 0, 0);
    if (fd < 0) {
      return "";
    }
    byte[] buffer = new byte[4096];
    StringBuilder text = new StringBuilder();
    long count = Syscalls.read(fd, UserTest.address(buffer), buffer.length);
    while (count > 0) {
      text.append(Bytes.text(buffer, 0, (int) count));
      count = Syscalls.read(fd, UserTest.address(buffer), buffer.length);
    }
    Syscalls.close(fd);
    return text.toString();
  }

  private static long now(int clock) {
    long[] time = new long[2];
    Syscalls.clockGettime(clock, UserTest.address(time));
    return time[0] * 1_000_000_000L + time[1];
  }

  static void addTo(Sequence<UserTest> tests) {
    addMachine(tests);
    addProc(tests);
    addTerminals(tests);
  }

  private static void addMachine(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("system: names and figures") {
          @Override
          void run() {
            byte[] names = new byte[390];
            equal(0, Syscalls.uname(address(names)), "uname");
            check(!Bytes.getString(names, 0).isEmpty(), "a name");
            equalText("x86_64", Bytes.getString(names, 260), "machine");
            byte[] info = new byte[112];
            equal(0, Syscalls.sysinfo(address(info)), "sysinfo");
            long total = LittleEndian.getLong(info, 32);
            long free = LittleEndian.getLong(info, 40);
            check(total > 0 && free > 0 && free < total, "memory " + free + " of " + total);
            check(LittleEndian.getUnsignedShort(info, 80) > 0, "processes");
          }
        });
    tests.add(
        new UserTest("clock: goes forward, and processor time with work") {
          @Override
          void run() {
            long before = now(1);
            long used = now(2);
            long x = 1;
            while (now(1) - before < 30_000_000L) {
              for (int i = 0; i < 1000; i++) {
                x = x * 31 + i;
              }
            }
            check(x != 0, "work");
            check(now(1) > before, "monotonic");
            check(now(2) > used, "processor time");
            check(now(0) > 0, "real time");
            error(Errno.EINVAL, Syscalls.clockGettime(99, address(new long[2])), "no such clock");
            long[] usage = new long[18];
            equal(0, Syscalls.getrusage(0, address(usage)), "getrusage");
            check(
                usage[0] > 0 || usage[1] > 0 || usage[2] > 0 || usage[3] > 0,
                "processor time used");
          }
        });
    tests.add(
        new UserTest("system: an unknown call is ENOSYS") {
          @Override
          void run() {
            error(Errno.ENOSYS, UserCall.syscall(999, 1, 2, 3), "call 999");
            error(Errno.ENOSYS, UserCall.syscall(-1, 1, 2, 3), "call -1");
          }
        });
  }

  private static void addProc(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("proc: tells of this process") {
          @Override
          void run() {
            long self = Syscalls.getpid();
            String stat = content("/proc/self/stat");
            check(stat.startsWith(self + " ("), "stat begins with the number: " + stat);
            String status = content("/proc/" + self + "/status");
            check(Text.find(status, "\nPid:\t" + self + "\n", 0) > 0, "Pid in status");
            check(
                Text.find(status, "\nPPid:\t" + Syscalls.getppid() + "\n", 0) > 0,
                "PPid in status");
            check(content("/proc/self/cmdline").length() > 0, "cmdline");
            String maps = content("/proc/self/maps");
            check(Text.find(maps, "[stack]", 0) > 0, "the stack in maps");
            check(Text.find(maps, "r-xp", 0) > 0, "code in maps");
            byte[] target = new byte[100];
            equal(
                Long.toString(self).length(),
                Syscalls.readlink(text("/proc/self"), address(target), 100),
                "self");
            error(Errno.ENOENT, Syscalls.open(text("/proc/999999/stat"), 0, 0), "nobody");
          }
        });
    tests.add(
        new UserTest("proc: tells of the machine") {
          @Override
          void run() {
            check(Text.find(content("/proc/meminfo"), "MemTotal:", 0) == 0, "meminfo");
            check(content("/proc/uptime").indexOf('.') > 0, "uptime");
            check(Text.find(content("/proc/mounts"), " /proc proc ", 0) >= 0, "mounts");
            check(content("/proc/version").length() > 5, "version");
          }
        });
    tests.add(
        new UserTest("proc: a process that ended is a zombie until waited for") {
          @Override
          void run() {
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.exitGroup(0);
            }
            sleepMillis(30);
            String stat = content("/proc/" + child + "/stat");
            check(Text.find(stat, ") Z ", 0) > 0, "stat: " + stat);
            expectExit(0, child, "child");
            equalText("", content("/proc/" + child + "/stat"), "gone");
          }
        });
  }

  private static void addTerminals(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("terminal: settings are set and told") {
          @Override
          void run() {
            byte[] settings = new byte[60];
            error(Errno.ENOTTY, Syscalls.ioctl(file("f", ""), 0x5401, address(settings)), "a file");
            int fd =
                (int)
                    Syscalls.open(
                        text("/dev/console"),
                        OpenFlags.READ_WRITE | OpenFlags.NO_CONTROLLING_TERMINAL,
                        0);
            if (fd < 0 || Syscalls.ioctl(fd, 0x5401, address(settings)) < 0) {
              skip("no console");
              return;
            }
            action(22, 1, 0, 0); // a change from the background would be answered with SIGTTOU
            int local = LittleEndian.getInt(settings, 12);
            byte[] changed = new byte[60];
            System.arraycopy(settings, 0, changed, 0, 60);
            LittleEndian.putInt(changed, 12, local ^ 8);
            equal(0, Syscalls.ioctl(fd, 0x5402, address(changed)), "TCSETS");
            byte[] told = new byte[60];
            Syscalls.ioctl(fd, 0x5401, address(told));
            equal(local ^ 8, LittleEndian.getInt(told, 12), "echo");
            Syscalls.ioctl(fd, 0x5402, address(settings));
            byte[] size = new byte[8];
            equal(0, Syscalls.ioctl(fd, 0x5413, address(size)), "TIOCGWINSZ");
            check(Syscalls.ioctl(fd, 0x9999, address(size)) < 0, "no such request");
          }
        });
  }
}
