package org.matryoshka.guest.kernel.tty;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.signal.JobControl;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Session;
import org.matryoshka.guest.kernel.task.Task;

/** The requests of ioctl_tty(2). */
final class TerminalControl {
  private static final int TCGETS = 0x5401;
  private static final int TCSETS = 0x5402;
  private static final int TCSETSW = 0x5403;
  private static final int TCSETSF = 0x5404;
  private static final int TCSBRK = 0x5409;
  private static final int TCXONC = 0x540a;
  private static final int TCFLSH = 0x540b;
  private static final int TIOCSCTTY = 0x540e;
  private static final int TIOCGPGRP = 0x540f;
  private static final int TIOCSPGRP = 0x5410;
  private static final int TIOCOUTQ = 0x5411;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int TIOCSWINSZ = 0x5414;
  private static final int FIONREAD = 0x541b;
  private static final int TIOCNOTTY = 0x5422;
  private static final int TCSBRKP = 0x5425;
  private static final int TIOCGSID = 0x5429;

  private TerminalControl() {}

  static long control(Terminal terminal, int request, long argument) {
    return switch (request) {
      case TCGETS -> {
        byte[] record = new byte[Settings.BYTES];
        terminal.settings().store(record);
        yield answer(memory().copyOut(record, 0, Settings.BYTES, argument));
      }
      case TCSETS, TCSETSW, TCSETSF -> setSettings(terminal, argument, request == TCSETSF);
      case TCSBRK, TCSBRKP -> JobControl.checkForeground(terminal, Signal.SIGTTOU);
      case TCXONC -> flow(terminal, argument);
      case TCFLSH -> flush(terminal, argument);
      case TIOCGWINSZ ->
          answer(
              memory().writeInt(argument, terminal.windowSize())
                  && memory().writeInt(argument + 4, 0));
      case TIOCSWINSZ -> {
        if (!memory().readInt(argument)) {
          yield -Errno.EFAULT;
        }
        terminal.setWindowSize((int) memory().value());
        yield 0;
      }
      case FIONREAD -> answer(memory().writeInt(argument, terminal.readable()));
      case TIOCOUTQ -> answer(memory().writeInt(argument, 0));
      default -> controlSession(terminal, request, argument);
    };
  }

  private static long controlSession(Terminal terminal, int request, long argument) {
    return switch (request) {
      case TIOCGPGRP ->
          controls(terminal)
              ? answer(memory().writeInt(argument, terminal.foregroundGroup()))
              : -Errno.ENOTTY;
      case TIOCSPGRP -> setForeground(terminal, argument);
      case TIOCGSID ->
          controls(terminal)
              ? answer(memory().writeInt(argument, terminal.session()))
              : -Errno.ENOTTY;
      case TIOCSCTTY -> acquire(terminal, argument == 1);
      case TIOCNOTTY -> giveUp(terminal);
      default -> -Errno.ENOTTY;
    };
  }

  private static long setSettings(Terminal terminal, long argument, boolean discard) {
    byte[] record = new byte[Settings.BYTES];
    if (!memory().copyIn(argument, record, 0, Settings.BYTES)) {
      return -Errno.EFAULT;
    }
    long error = JobControl.checkForeground(terminal, Signal.SIGTTOU);
    if (error != 0) {
      return error;
    }
    if (discard) {
      terminal.discardInput();
    }
    boolean wasCanonical = terminal.settings().local(Settings.ICANON);
    terminal.settings().load(record);
    terminal.settingsChanged(wasCanonical);
    return 0;
  }

  private static long flow(Terminal terminal, long action) {
    if (action < 0 || action > 3) {
      return -Errno.EINVAL;
    }
    long error = JobControl.checkForeground(terminal, Signal.SIGTTOU);
    if (error == 0 && action < 2) {
      terminal.setStopped(action == 0);
    }
    return error;
  }

  private static long flush(Terminal terminal, long queue) {
    if (queue < 0 || queue > 2) {
      return -Errno.EINVAL;
    }
    long error = JobControl.checkForeground(terminal, Signal.SIGTTOU);
    if (error == 0 && queue != 1) {
      terminal.discardInput();
    }
    return error;
  }

  /** Whether a terminal is the controlling one of the current process. */
  private static boolean controls(Terminal terminal) {
    Session session = Task.current().process().session();
    return session != null && session.terminal() == terminal;
  }

  private static long setForeground(Terminal terminal, long argument) {
    if (!memory().readInt(argument)) {
      return -Errno.EFAULT;
    }
    int group = (int) memory().value();
    long error = JobControl.checkForeground(terminal, Signal.SIGTTOU);
    if (error != 0) {
      return error;
    }
    if (!controls(terminal)) {
      return -Errno.ENOTTY;
    }
    if (group < 0) {
      return -Errno.EINVAL;
    }
    int session = Task.current().process().sessionId();
    boolean found = false;
    for (Process p = Kernel.tasks().processAfter(0);
        p != null;
        p = Kernel.tasks().processAfter(p.id())) {
      if (p.groupId() == group) {
        if (p.sessionId() != session) {
          return -Errno.EPERM;
        }
        found = true;
      }
    }
    if (!found) {
      return -Errno.ESRCH;
    }
    terminal.setForegroundGroup(group);
    return 0;
  }

  /** What opening a terminal does: a session's leader without one gets it, if it is free. */
  static void acquireIfFree(Terminal terminal) {
    Process process = Task.current().process();
    Session session = process.session();
    if (session != null
        && session.id() == process.id()
        && session.terminal() == null
        && terminal.session() == 0) {
      take(terminal, process, session);
    }
  }

  private static long acquire(Terminal terminal, boolean steal) {
    Process process = Task.current().process();
    Session session = process.session();
    if (session != null && session.terminal() == terminal && session.id() == process.id()) {
      return 0;
    }
    if (session == null || session.id() != process.id() || session.terminal() != null) {
      return -Errno.EPERM;
    }
    if (terminal.session() != 0) {
      if (!steal || !process.credentials().isSuperuser()) {
        return -Errno.EPERM;
      }
      forgetIn(terminal.session());
    }
    take(terminal, process, session);
    return 0;
  }

  private static void take(Terminal terminal, Process process, Session session) {
    session.setTerminal(terminal);
    terminal.control(session.id(), process.groupId());
  }

  private static void forgetIn(int sessionId) {
    for (Process p = Kernel.tasks().processAfter(0);
        p != null;
        p = Kernel.tasks().processAfter(p.id())) {
      if (p.sessionId() == sessionId && p.session() != null) {
        p.session().setTerminal(null);
      }
    }
  }

  /** The session's leader gives the terminal up, and the foreground hears of it. */
  private static long giveUp(Terminal terminal) {
    Process process = Task.current().process();
    if (!controls(terminal)) {
      return -Errno.ENOTTY;
    }
    Session session = process.session();
    if (session.id() == process.id()) {
      int group = terminal.foregroundGroup();
      session.setTerminal(null);
      terminal.disassociate();
      if (group != 0) {
        SignalSender.sendToGroup(group, Signal.SIGHUP);
        SignalSender.sendToGroup(group, Signal.SIGCONT);
      }
    }
    return 0;
  }

  private static UserMemory memory() {
    return Kernel.userMemory();
  }

  private static long answer(boolean copied) {
    return copied ? 0 : -Errno.EFAULT;
  }
}
