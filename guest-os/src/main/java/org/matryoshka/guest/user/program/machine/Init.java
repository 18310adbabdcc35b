package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Terminal;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.WaitStatus;

/**
 * {@code init}: process 1. It mounts what the others expect, runs a shell on the console, starts it
 * again when it ends, and waits for orphans.
 *
 * <p>{@code run=COMMAND} on the kernel's command line (quoted if it has spaces) has that run by the
 * shell instead, and the machine ended with its status. {@code once} ends the machine when the
 * first shell ends. SIGTERM, SIGUSR1, SIGUSR2 end the machine too.
 */
public final class Init extends Program {
  private static final String CONSOLE = "/dev/console";
  private static final long GRACE = 200_000_000L;

  private String commandLine = "";

  public Init() {
    super("init");
  }

  public static void main(String[] args) {
    new Init().start(args);
  }

  @Override
  protected int run(String[] args) {
    if (os.getpid() != 1) {
      return fail("process 1 is another one already");
    }
    os.setsid();
    os.umask(0x12);
    prepare();
    openConsole();
    for (int signal : new int[] {Signals.TERM, Signals.USR1, Signals.USR2, Signals.INT}) {
      os.catchSignal(signal);
    }
    String text = Files.read(os, "/proc/cmdline");
    commandLine = text == null ? "" : text.trim();
    String hostname = parameter("hostname");
    if (hostname != null) {
      os.setHostname(hostname);
    }
    String command = parameter("run");
    if (command != null) {
      return end(serve(new String[] {"/bin/sh", "-c", command}));
    }
    while (true) {
      int status = serve(new String[] {"-sh"});
      if (status < 0 || flag("once")) {
        return end(Math.max(status, 0));
      }
    }
  }

  /**
   * The file systems that programs expect; those that the kernel has mounted already are left
   * alone.
   */
  private void prepare() {
    mount("proc", "/proc", "proc");
    mount("devtmpfs", "/dev", "devtmpfs");
    mount("tmpfs", "/tmp", "tmpfs");
    os.chmod("/tmp", 0x3ff);
  }

  private void mount(String source, String target, String type) {
    os.mkdir(target, 0x1ed);
    String mounts = Files.read(os, "/proc/mounts");
    if (mounts == null || Text.find(mounts, " " + target + " ", 0) < 0) {
      os.mount(source, target, type, 0, null);
    }
  }

  private void openConsole() {
    int fd = os.open(CONSOLE, OpenFlags.READ_WRITE | OpenFlags.NO_CONTROLLING_TERMINAL, 0);
    if (fd < 0) {
      return;
    }
    for (int i = 0; i < 3; i++) {
      if (fd != i) {
        os.duplicate(fd, i);
      }
    }
    if (fd > 2) {
      os.close(fd);
    }
  }

  /** The value of {@code name=value} on the kernel's command line; null if it is not there. */
  private String parameter(String name) {
    int at = place(name + "=");
    if (at < 0) {
      return null;
    }
    int start = at + name.length() + 1;
    char quote = start < commandLine.length() ? commandLine.charAt(start) : ' ';
    boolean quoted = quote == '"' || quote == '\'';
    start += quoted ? 1 : 0;
    int end = commandLine.indexOf(quoted ? quote : ' ', start);
    return commandLine.substring(start, end < 0 ? commandLine.length() : end);
  }

  private boolean flag(String name) {
    return place(name) >= 0;
  }

  private int place(String word) {
    return (" " + commandLine).indexOf(" " + word);
  }

  /**
   * Runs a shell in a session of its own and waits for it and for orphans; −1 if init is to end the
   * machine.
   */
  private int serve(String[] arguments) {
    int shell = os.fork();
    if (shell == 0) {
      become(arguments);
    }
    if (shell < 0) {
      fail("cannot start a shell", shell);
      os.sleep(1_000_000_000L);
      return 1;
    }
    int[] status = new int[1];
    while (true) {
      int process = os.wait4(-1, status, 0);
      if (process == shell) {
        return WaitStatus.shellStatus(status[0]);
      }
      if (process == -Errno.EINTR && os.takenSignals() != 0) {
        return -1;
      }
      if (process == -Errno.ECHILD) {
        return 1;
      }
    }
  }

  private void become(String[] arguments) {
    os.setsid();
    os.defaultSignal(Signals.INT);
    new Terminal(os, 0).makeControlling();
    String[] environment = {
      "PATH=/bin:/sbin:/usr/bin", "HOME=/root", "USER=root", "SHELL=/bin/sh", "TERM=vt100", "PWD=/"
    };
    int error = os.execve("/bin/sh", arguments, environment);
    fail("/bin/sh", error);
    os.exit(127);
  }

  /** Ends everything and the machine. */
  private int end(int status) {
    out.flush();
    os.kill(-1, Signals.TERM);
    os.kill(-1, Signals.CONT);
    int[] ignored = new int[1];
    if (os.wait4(-1, ignored, WaitStatus.NO_HANG) != -Errno.ECHILD) {
      os.sleep(GRACE);
      os.kill(-1, Signals.KILL);
    }
    os.sync();
    os.reboot(Poweroff.POWER_OFF, status);
    return status;
  }
}
