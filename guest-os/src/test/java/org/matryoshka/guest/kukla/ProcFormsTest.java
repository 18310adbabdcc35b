package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ImageException;

/** The files of /proc have the forms that Linux's programs parse (proc(5)). */
class ProcFormsTest {
  private static final long BUDGET = 60_000_000;

  @Test
  void textsHaveLinuxsForms() throws ImageException {
    KuklaSession kukla = KuklaSession.onBareMachine(16, "");
    kukla.untilPrompt(BUDGET);

    String stat = kukla.command("cat /proc/self/stat", BUDGET);
    assertThat(stat).matches("\\d+ \\(cat\\) R( -?\\d+){49}\n");
    assertThat(stat.split(" ", -1)[6]).as("the terminal: 4, 64").isEqualTo("1088");

    assertThat(kukla.command("cat /proc/self/statm", BUDGET)).matches("\\d+( \\d+){6}\n");
    assertThat(kukla.command("cat /proc/self/status", BUDGET))
        .startsWith("Name:\tcat\nUmask:\t0022\n")
        .containsPattern("\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\n")
        .containsPattern("\nVmRSS:\t +\\d+ kB\n")
        .containsPattern("\nSigCgt:\t[0-9a-f]{16}\n");
    assertThat(kukla.command("cat /proc/self/maps", BUDGET).lines())
        .allMatch(
            line ->
                line.matches(
                    "[0-9a-f]{8,}-[0-9a-f]{8,} [r-][w-][x-][ps] [0-9a-f]{8} 00:0\\d \\d+ .*"))
        .anyMatch(line -> line.endsWith(" /bin/cat"))
        .anyMatch(line -> line.endsWith(" [heap]"))
        .anyMatch(line -> line.endsWith(" [stack]"));
    assertThat(kukla.command("cat /proc/self/cmdline | tr '\\0' ,; echo", BUDGET))
        .isEqualTo("cat,/proc/self/cmdline,\n");
    assertThat(kukla.command("cat /proc/mounts", BUDGET).lines())
        .first()
        .isEqualTo("tmpfs / tmpfs rw,mode=0755 0 0");
    assertThat(kukla.command("cat /proc/meminfo", BUDGET).lines())
        .allMatch(line -> line.matches("\\w+: +\\d+ kB"))
        .anyMatch(line -> line.startsWith("MemTotal:"))
        .anyMatch(line -> line.startsWith("MemAvailable:"));
    assertThat(kukla.command("cat /proc/loadavg", BUDGET))
        .matches("\\d+\\.\\d\\d \\d+\\.\\d\\d \\d+\\.\\d\\d \\d+/\\d+ \\d+\n");
    assertThat(kukla.command("cat /proc/uptime", BUDGET)).matches("\\d+\\.\\d\\d \\d+\\.\\d\\d\n");
    assertThat(kukla.command("cat /proc/stat", BUDGET))
        .matches(
            """
            cpu  (\\d+ ){9}\\d+
            cpu0 (\\d+ ){9}\\d+
            intr( \\d+){17}
            ctxt \\d+
            btime 1767225600
            processes \\d+
            procs_running \\d+
            procs_blocked 0
            """);
    assertThat(kukla.command("cat /proc/sys/kernel/ostype", BUDGET)).isEqualTo("Linux\n");
    assertThat(kukla.command("readlink /proc/self/exe /proc/self/cwd", BUDGET))
        .isEqualTo("/bin/readlink\n/\n");
    assertThat(kukla.command("cat /proc/self/fd/0 < /etc/hostname", BUDGET)).isEqualTo("kukla\n");
    assertThat(kukla.command("cat /proc/99999/stat /proc/self/nothing; ls /proc/0", BUDGET).lines())
        .hasSize(3)
        .allMatch(line -> line.endsWith("No such file or directory"));
  }
}
