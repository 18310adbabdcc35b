package org.matryoshka.guest.user.program;

import org.matryoshka.guest.user.lib.LinuxOs;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.program.files.Basename;
import org.matryoshka.guest.user.program.files.Chmod;
import org.matryoshka.guest.user.program.files.Chown;
import org.matryoshka.guest.user.program.files.Cp;
import org.matryoshka.guest.user.program.files.Df;
import org.matryoshka.guest.user.program.files.Dirname;
import org.matryoshka.guest.user.program.files.Du;
import org.matryoshka.guest.user.program.files.Find;
import org.matryoshka.guest.user.program.files.Ln;
import org.matryoshka.guest.user.program.files.Ls;
import org.matryoshka.guest.user.program.files.Mkdir;
import org.matryoshka.guest.user.program.files.Mknod;
import org.matryoshka.guest.user.program.files.Mount;
import org.matryoshka.guest.user.program.files.Mv;
import org.matryoshka.guest.user.program.files.Pwd;
import org.matryoshka.guest.user.program.files.Readlink;
import org.matryoshka.guest.user.program.files.Rm;
import org.matryoshka.guest.user.program.files.Rmdir;
import org.matryoshka.guest.user.program.files.Stat;
import org.matryoshka.guest.user.program.files.Sync;
import org.matryoshka.guest.user.program.files.Touch;
import org.matryoshka.guest.user.program.files.Umount;
import org.matryoshka.guest.user.program.machine.Clear;
import org.matryoshka.guest.user.program.machine.Date;
import org.matryoshka.guest.user.program.machine.Dmesg;
import org.matryoshka.guest.user.program.machine.Free;
import org.matryoshka.guest.user.program.machine.Hostname;
import org.matryoshka.guest.user.program.machine.Id;
import org.matryoshka.guest.user.program.machine.Init;
import org.matryoshka.guest.user.program.machine.Poweroff;
import org.matryoshka.guest.user.program.machine.Uname;
import org.matryoshka.guest.user.program.machine.Uptime;
import org.matryoshka.guest.user.program.machine.Whoami;
import org.matryoshka.guest.user.program.processes.Burn;
import org.matryoshka.guest.user.program.processes.Chroot;
import org.matryoshka.guest.user.program.processes.Env;
import org.matryoshka.guest.user.program.processes.Escape;
import org.matryoshka.guest.user.program.processes.False;
import org.matryoshka.guest.user.program.processes.Kill;
import org.matryoshka.guest.user.program.processes.Measure;
import org.matryoshka.guest.user.program.processes.Nice;
import org.matryoshka.guest.user.program.processes.PivotRoot;
import org.matryoshka.guest.user.program.processes.Ps;
import org.matryoshka.guest.user.program.processes.Renice;
import org.matryoshka.guest.user.program.processes.Sleep;
import org.matryoshka.guest.user.program.processes.Stress;
import org.matryoshka.guest.user.program.processes.TestCommand;
import org.matryoshka.guest.user.program.processes.Time;
import org.matryoshka.guest.user.program.processes.Top;
import org.matryoshka.guest.user.program.processes.True;
import org.matryoshka.guest.user.program.processes.Which;
import org.matryoshka.guest.user.program.processes.Xargs;
import org.matryoshka.guest.user.program.text.Cat;
import org.matryoshka.guest.user.program.text.Cmp;
import org.matryoshka.guest.user.program.text.Cut;
import org.matryoshka.guest.user.program.text.Echo;
import org.matryoshka.guest.user.program.text.Expr;
import org.matryoshka.guest.user.program.text.Grep;
import org.matryoshka.guest.user.program.text.Head;
import org.matryoshka.guest.user.program.text.Hexdump;
import org.matryoshka.guest.user.program.text.Printf;
import org.matryoshka.guest.user.program.text.Seq;
import org.matryoshka.guest.user.program.text.Sort;
import org.matryoshka.guest.user.program.text.Tail;
import org.matryoshka.guest.user.program.text.Tee;
import org.matryoshka.guest.user.program.text.Tr;
import org.matryoshka.guest.user.program.text.Uniq;
import org.matryoshka.guest.user.program.text.Wc;
import org.matryoshka.guest.user.program.text.Yes;

/** All small programs in one executable, which looks at the name that it was started under. */
public final class Toolbox {
  /** The names of all programs, separated by spaces. */
  public static final String NAMES =
      "[ basename burn cat chmod chown chroot clear cmp cp cut date df dirname dmesg du echo env"
          + " escape expr false find free grep head hexdump hostname id init kill ln ls measure"
          + " mkdir mknod mount mv nice pivot_root poweroff printf ps pwd readlink reboot renice rm"
          + " rmdir seq sleep sort stat stress sync tail tee test time top touch tr true umount"
          + " uname uniq uptime wc which whoami xargs yes";

  private Toolbox() {}

  /**
   * Runs the program of the name that this process was started under, or, as {@code toolbox}, that
   * of its first argument.
   */
  public static void main(String[] args) {
    LinuxOs os = new LinuxOs();
    String name = Paths.base(os.invokedAs());
    String[] arguments = args;
    if (name.equals("toolbox")) {
      if (args.length == 0) {
        list(os);
      }
      name = args[0];
      arguments = Text.slice(args, 1, args.length);
    }
    Program program = program(name);
    if (program == null) {
      new Output(os, 2).print("toolbox: there is no program '").print(name).line("'").flush();
      os.exit(127);
    }
    os.exit(program.execute(os, arguments));
  }

  private static void list(LinuxOs os) {
    new Output(os, 1).line(NAMES).flush();
    os.exit(0);
  }

  /** The program of a name; null if there is none. */
  public static Program program(String name) {
    return switch (name) {
      case "[" -> new TestCommand(true);
      case "basename" -> new Basename();
      case "burn" -> new Burn();
      case "cat" -> new Cat();
      case "chmod" -> new Chmod();
      case "chown" -> new Chown();
      case "chroot" -> new Chroot();
      case "clear" -> new Clear();
      case "cmp" -> new Cmp();
      case "cp" -> new Cp();
      case "cut" -> new Cut();
      case "date" -> new Date();
      case "df" -> new Df();
      case "dirname" -> new Dirname();
      case "dmesg" -> new Dmesg();
      case "du" -> new Du();
      case "echo" -> new Echo();
      case "env" -> new Env();
      case "escape" -> new Escape();
      case "expr" -> new Expr();
      case "false" -> new False();
      case "find" -> new Find();
      case "free" -> new Free();
      case "grep" -> new Grep();
      case "head" -> new Head();
      case "hexdump" -> new Hexdump();
      case "hostname" -> new Hostname();
      case "id" -> new Id();
      case "init" -> new Init();
      case "kill" -> new Kill();
      case "ln" -> new Ln();
      case "ls" -> new Ls();
      case "measure" -> new Measure();
      case "mkdir" -> new Mkdir();
      case "mknod" -> new Mknod();
      case "mount" -> new Mount();
      case "mv" -> new Mv();
      case "nice" -> new Nice();
      case "pivot_root" -> new PivotRoot();
      case "poweroff" -> new Poweroff(false);
      case "printf" -> new Printf();
      case "ps" -> new Ps();
      case "pwd" -> new Pwd();
      case "readlink" -> new Readlink();
      case "reboot" -> new Poweroff(true);
      case "renice" -> new Renice();
      case "rm" -> new Rm();
      case "rmdir" -> new Rmdir();
      case "seq" -> new Seq();
      case "sleep" -> new Sleep();
      case "sort" -> new Sort();
      case "stat" -> new Stat();
      case "stress" -> new Stress();
      case "sync" -> new Sync();
      case "tail" -> new Tail();
      case "tee" -> new Tee();
      case "test" -> new TestCommand(false);
      case "time" -> new Time();
      case "top" -> new Top();
      case "touch" -> new Touch();
      case "tr" -> new Tr();
      case "true" -> new True();
      case "umount" -> new Umount();
      case "uname" -> new Uname();
      case "uniq" -> new Uniq();
      case "uptime" -> new Uptime();
      case "wc" -> new Wc();
      case "which" -> new Which();
      case "whoami" -> new Whoami();
      case "xargs" -> new Xargs();
      case "yes" -> new Yes();
      default -> null;
    };
  }
}
