package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ImageException;

/** Pipes, devices, mounts and the terminal, as somebody at the console meets them. */
class FilesAtTheConsoleTest {
  private static final long BUDGET = 100_000_000;
  private static final int MEGABYTES = 16;

  private static KuklaSession boot() throws ImageException {
    KuklaSession kukla = KuklaSession.onBareMachine(MEGABYTES, "");
    kukla.untilPrompt(BUDGET);
    return kukla;
  }

  /** Types a line, lets it run a while, types keys, and waits for the prompt. */
  private static String interrupt(KuklaSession kukla, String line, String keys)
      throws ImageException {
    kukla.type((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    long until = kukla.instructions() + 3_000_000;
    while (kukla.instructions() < until && kukla.step(100_000)) {
      // The program starts.
    }
    kukla.type(keys.getBytes(StandardCharsets.ISO_8859_1));
    return kukla.untilPrompt(BUDGET);
  }

  @Test
  void pipesCarryMoreThanTheyHoldAndEndTheirWriters() throws ImageException {
    KuklaSession kukla = boot();
    assertThat(kukla.command("head -c 200000 /dev/zero | cat | wc -c", BUDGET).strip())
        .isEqualTo("200000");
    assertThat(kukla.command("yes | head -n 2", BUDGET)).isEqualTo("y\ny\n");
    assertThat(kukla.command("mknod /tmp/p p; (echo through > /tmp/p &) ; cat /tmp/p", BUDGET))
        .isEqualTo("through\n");
    assertThat(kukla.command("echo x > /dev/full; echo $?", BUDGET))
        .contains("No space left on device");
    assertThat(kukla.command("head -c 8 /dev/urandom | wc -c", BUDGET).strip()).isEqualTo("8");
  }

  @Test
  void keysOfTheTerminalInterruptSuspendAndEnd() throws ImageException {
    KuklaSession kukla = boot();
    assertThat(interrupt(kukla, "cat", "\003")).contains("^C");
    assertThat(kukla.command("echo $?", BUDGET)).isEqualTo("130\n");
    assertThat(interrupt(kukla, "cat -n", "\032")).contains("^Z").contains("Stopped");
    assertThat(kukla.command("jobs", BUDGET)).contains("Stopped").contains("cat -n");
    assertThat(interrupt(kukla, "fg", "\003")).contains("cat -n").contains("^C");
    assertThat(interrupt(kukla, "cat > /tmp/typed", "one\177e\ntwo words\027more\n\004"))
        .doesNotContain("error");
    assertThat(kukla.command("cat /tmp/typed", BUDGET)).isEqualTo("one\ntwo more\n");
  }

  @Test
  void mountsComeAndGo() throws ImageException {
    KuklaSession kukla = boot();
    assertThat(kukla.command("mount -t tmpfs -o size=64k none /mnt; df /mnt | tail -n 1", BUDGET))
        .contains("64")
        .endsWith("/mnt\n");
    assertThat(kukla.command("head -c 100000 /dev/zero > /mnt/big; ls -l /mnt/big", BUDGET))
        .contains("No space left on device")
        .contains("65536");
    assertThat(kukla.command("cd /mnt; umount /mnt; cd /; umount /mnt; ls /mnt", BUDGET))
        .contains("busy");
    assertThat(kukla.command("grep -c mnt /proc/mounts", BUDGET)).isEqualTo("0\n");
  }
}
