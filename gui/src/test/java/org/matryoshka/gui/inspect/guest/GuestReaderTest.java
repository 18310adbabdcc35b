package org.matryoshka.gui.inspect.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.WorldException;

/** What is read from outside is what the guest itself says. */
class GuestReaderTest {
  private static KuklaGuest guest;
  private static GuestSnapshot all;

  @BeforeAll
  static void boot() throws WorldException {
    guest = KuklaGuest.booted();
    guest.command("mkdir -p /tmp/j/bin /tmp/j/proc && mount -t tmpfs none /tmp/j/proc");
    guest.command("mkdir /tmp/j/dev; cp /bin/sleep /tmp/j/bin/sleep");
    guest.command("sleep 90000 | cat &");
    guest.command("chroot /tmp/j /bin/sleep 90001 &");
    guest.command("nice -n 5 sleep 90002 &");
    guest.command("sh -c 'sleep 0.001 & exec sleep 90003' &");
    guest.command("sleep 90004 >> /tmp/out 2>/dev/null & sleep 0.01");
    all = guest.look();
  }

  @Test
  void processesAreThoseOfPs() {
    List<String> fromOutside = new ArrayList<>();
    for (ProcessInfo process : all.processes()) {
      fromOutside.add(
          process.pid() + " " + process.parent() + " " + process.state() + " " + process.name());
    }
    List<String> fromInside = new ArrayList<>();
    for (ProcessInfo process : all.processes()) {
      String stat = guest.command("cat /proc/" + process.pid() + "/stat");
      String[] words = stat.strip().split(" ", -1);
      String name = words[1].substring(1, words[1].length() - 1);
      // the shell runs cat now, and waited for input then
      fromInside.add(words[0] + " " + words[3] + " " + words[2] + " " + name);
    }
    assertThat(fromOutside).isEqualTo(fromInside).hasSizeGreaterThan(7);
    assertThat(all.notes()).isEmpty();
    assertThat(all.isReadable()).isTrue();
  }

  @Test
  void aZombieHasNothingButItsName() {
    ProcessInfo zombie =
        all.processes().stream().filter(p -> p.state() == 'Z').findFirst().orElseThrow();
    assertThat(zombie.name()).isEqualTo("sleep");
    assertThat(zombie.threads()).isEmpty();
    assertThat(zombie.openFiles()).isZero();
    assertThat(zombie.pageTableRoot()).isZero();
    assertThat(named("sleep 90003").pid()).isEqualTo(zombie.parent());
  }

  @Test
  void addressSpacesAreThoseOfProcMaps() {
    for (String command : List.of("sleep 90000", "cat", "/bin/init")) {
      ProcessInfo process = named(command);
      ProcessDetail detail = detail(process.pid());
      List<String> lines = new ArrayList<>();
      for (AreaInfo area : detail.areas()) {
        String line =
            String.format(
                Locale.ROOT,
                "%08x-%08x %s %08x %s",
                area.start(),
                area.end(),
                area.rights(),
                area.fileOffset(),
                area.what());
        lines.add(line.strip());
      }
      List<String> maps = new ArrayList<>();
      for (String line : guest.command("cat /proc/" + process.pid() + "/maps").split("\n", -1)) {
        if (!line.isEmpty()) {
          String[] words = line.strip().split(" +", -1);
          String what = words.length > 5 ? words[5] : "";
          maps.add((words[0] + " " + words[1] + " " + words[2] + " " + what).strip());
        }
      }
      assertThat(lines).isEqualTo(maps).hasSizeGreaterThan(3);
      assertThat(detail.areas().stream().mapToLong(AreaInfo::residentPages).sum())
          .as("pages in the page tables and in the kernel's account")
          .isEqualTo(process.residentPages());
    }
  }

  @Test
  void sizesAndUsersAreThoseOfProcStatus() {
    ProcessInfo process = named("sleep 90002");
    String status = guest.command("cat /proc/" + process.pid() + "/status");
    assertThat(status).contains("VmRSS:\t");
    assertThat(field(status, "VmRSS")).isEqualTo(process.residentPages() * 4 + " kB");
    assertThat(field(status, "VmSize")).isEqualTo(process.mappedBytes() / 1024 + " kB");
    assertThat(field(status, "Threads")).isEqualTo("" + process.threads().size());
    ThreadInfo thread = process.threads().getFirst();
    assertThat(field(status, "voluntary_ctxt_switches")).isEqualTo("" + thread.voluntary());
    String schedule = guest.command("cat /proc/" + process.pid() + "/sched");
    assertThat(schedule)
        .contains("nice: " + thread.nice() + "\n")
        .contains("weight: " + thread.weight() + "\n")
        .contains("user: " + thread.user() + "\n")
        .contains("system: " + thread.system() + "\n");
    assertThat(thread.nice()).isEqualTo(5);
  }

  @Test
  void openFilesAreThoseOfProcFd() {
    ProcessInfo process = named("sleep 90004");
    ProcessDetail detail = detail(process.pid());
    for (FileInfo file : detail.files()) {
      String link = guest.command("readlink /proc/" + process.pid() + "/fd/" + file.descriptor());
      assertThat(link.strip()).isEqualTo(file.path());
      String info = guest.command("cat /proc/" + process.pid() + "/fdinfo/" + file.descriptor());
      assertThat(field(info, "pos")).isEqualTo("" + file.position());
    }
    assertThat(detail.files()).extracting(FileInfo::path).contains("/tmp/out", "/dev/null");
    assertThat(detail.files().get(1).flags()).isEqualTo("w,append");
  }

  @Test
  void bothEndsOfAPipeAreSeen() {
    FileInfo writing = detail(named("sleep 90000").pid()).files().get(1);
    FileInfo reading = detail(named("cat").pid()).files().getFirst();
    assertThat(writing.kind()).isEqualTo("pipe");
    assertThat(reading.path()).isEqualTo(writing.path()).startsWith("pipe:[");
    assertThat(reading.detail()).isEqualTo("0 bytes in it, 1 reading end, 1 writing end");
    ThreadInfo thread = named("cat").threads().getFirst();
    assertThat(thread.waitsFor()).isEqualTo("pipe");
    assertThat(thread.call()).isEqualTo("read");
  }

  @Test
  void sleepersSayUntilWhen() {
    ThreadInfo thread = named("sleep 90000").threads().getFirst();
    assertThat(thread.waitsFor()).matches("the time 9000\\d\\.\\d{3} s after boot");
    assertThat(thread.call()).isIn("nanosleep", "clock_nanosleep");
    assertThat(thread.current()).isFalse();
  }

  @Test
  void mountsAreThoseOfMountinfoAlsoInsideAChroot() {
    assertThat(places(all.mounts())).isEqualTo(mountinfo(named("cat").pid()));
    ProcessInfo jailed = named("/bin/sleep 90001");
    assertThat(jailed.root()).isEqualTo("/tmp/j");
    List<MountInfo> seen = detail(jailed.pid()).mounts();
    assertThat(places(seen)).isEqualTo(mountinfo(jailed.pid()));
    assertThat(seen).extracting(MountInfo::place).contains("/proc");
  }

  @Test
  void kernelStacksShowJavaSource() {
    ThreadStack stack = detail(named("cat").pid()).stacks().getFirst();
    assertThat(stack.note()).isEmpty();
    assertThat(stack.frames())
        .extracting(StackFrame::method)
        .contains(
            "kernel.sched.Dispatcher.block",
            "kernel.sched.WaitQueue.sleep",
            "kernel.vfs.FileCalls.read",
            "kernel.trap.TrapDispatcher.systemCall");
    assertThat(stack.frames()).allMatch(frame -> frame.line() > 0 && !frame.file().isEmpty());
  }

  @Test
  void lookingLeavesNoTrace() {
    String before = guest.machine().stateHash();
    int touched = guest.machine().memory().touched();
    for (ProcessInfo process : guest.look().processes()) {
      guest.reader().detail(guest.machine(), process.pid());
    }
    assertThat(guest.machine().stateHash()).isEqualTo(before);
    assertThat(guest.machine().memory().touched()).isEqualTo(touched);
  }

  private static ProcessInfo named(String command) {
    return all.processes().stream()
        .filter(process -> process.command().equals(command))
        .findFirst()
        .orElseThrow();
  }

  private static ProcessDetail detail(int pid) {
    return guest.reader().detail(guest.machine(), pid).orElseThrow();
  }

  private static String field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> places(List<MountInfo> mounts) {
    return mounts.stream()
        .map(mount -> mount.id() + " " + mount.parent() + " " + mount.place() + " " + mount.type())
        .toList();
  }

  private static List<String> mountinfo(int pid) {
    return guest
        .command("cat /proc/" + pid + "/mountinfo")
        .lines()
        .map(line -> line.split(" ", -1))
        .map(words -> words[0] + " " + words[1] + " " + words[4] + " " + words[7])
        .toList();
  }
}
