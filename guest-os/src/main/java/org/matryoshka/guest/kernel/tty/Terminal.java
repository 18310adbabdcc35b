package org.matryoshka.guest.kernel.tty;

import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.ControllingTerminal;
import org.matryoshka.guest.kernel.time.TimeSpec;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.Transfer;
import org.matryoshka.guest.kernel.vfs.Vfs;

/**
 * A terminal: its settings, what was typed and not yet read, its window size, and the session that
 * it controls.
 */
public final class Terminal implements ControllingTerminal, TypedSignals {
  private static final int CHUNK = 256;
  private static final long TENTH_OF_SECOND = TimeSpec.SECOND / 10;

  private final Vfs vfs;
  private final int deviceNumber;
  private final TerminalOutput output;
  private final Settings settings = new Settings();
  private final InputQueue queue = new InputQueue();
  private final OutputProcessing processing;
  private final LineDiscipline discipline;
  private final WaitQueue readers;
  private final WaitQueue writers;
  private final byte[] outgoing = new byte[CHUNK * OutputProcessing.EXPANSION];
  private final byte[] incoming = new byte[CHUNK];
  private int session;
  private int foregroundGroup;
  private int rows = 24;
  private int columns = 80;

  /**
   * A terminal that belongs to no session.
   *
   * @param deviceNumber what {@code /proc/N/stat} shows for processes that it controls
   * @param output its line
   */
  public Terminal(Vfs vfs, int deviceNumber, TerminalOutput output) {
    this.vfs = vfs;
    this.deviceNumber = deviceNumber;
    this.output = output;
    processing = new OutputProcessing(settings);
    Echo echo = new Echo(settings, processing, output);
    discipline = new LineDiscipline(settings, queue, echo, this);
    readers = vfs.newWaitQueue("terminal input");
    writers = vfs.newWaitQueue("terminal output");
  }

  /** The settings; after a change call {@link #settingsChanged}. */
  public Settings settings() {
    return settings;
  }

  /** Who waits for something typed. */
  public WaitQueue readers() {
    return readers;
  }

  /** Who waits until stopped output starts again. */
  public WaitQueue writers() {
    return writers;
  }

  /** The session whose controlling terminal this is; 0 if none. */
  public int session() {
    return session;
  }

  @Override
  public int foregroundGroup() {
    return foregroundGroup;
  }

  @Override
  public int deviceNumber() {
    return deviceNumber;
  }

  /** Makes a process group the foreground. */
  public void setForegroundGroup(int group) {
    foregroundGroup = group;
  }

  /** Becomes the controlling terminal of a session. */
  public void control(int newSession, int group) {
    session = newSession;
    foregroundGroup = group;
  }

  @Override
  public void disassociate() {
    session = 0;
    foregroundGroup = 0;
  }

  /** Height and width of the window: rows in bits 0 to 15, columns in bits 16 to 31. */
  public int windowSize() {
    return rows | columns << 16;
  }

  /** Sets the size of the window and tells the foreground. */
  public void setWindowSize(int size) {
    if (size != windowSize()) {
      rows = size & 0xffff;
      columns = size >>> 16;
      signalForeground(Signal.SIGWINCH);
    }
  }

  /** A character has come in; called in the line's interrupt. */
  public void receive(int character) {
    boolean wasStopped = discipline.stopped();
    discipline.type(character & 0xff);
    if (wasStopped && !discipline.stopped()) {
      writers.wakeAll();
    }
    if (isReadable()) {
      readers.wakeAll();
    }
  }

  @Override
  public void typed(int which) {
    if (which == Settings.VINTR) {
      signalForeground(Signal.SIGINT);
    } else if (which == Settings.VQUIT) {
      signalForeground(Signal.SIGQUIT);
    } else {
      signalForeground(Signal.SIGTSTP);
    }
  }

  private void signalForeground(int signal) {
    if (foregroundGroup != 0) {
      SignalSender.sendToGroup(foregroundGroup, signal);
    }
  }

  /**
   * The settings have been changed.
   *
   * @param wasCanonical whether ICANON was set before
   */
  public void settingsChanged(boolean wasCanonical) {
    if (settings.local(Settings.ICANON) != wasCanonical) {
      queue.setCanonical(!wasCanonical);
    }
    if (discipline.stopped() && !settings.input(Settings.IXON)) {
      setStopped(false);
    }
    readers.wakeAll();
  }

  /** Stops or starts the output, as STOP and START do. */
  public void setStopped(boolean stopped) {
    discipline.setStopped(stopped);
    if (!stopped) {
      writers.wakeAll();
    }
  }

  /** Forgets what was typed and not read. */
  public void discardInput() {
    queue.clear();
  }

  /** How many bytes a read would get at once. */
  public int readable() {
    return settings.local(Settings.ICANON) ? queue.readable() : queue.size();
  }

  /** What could be done without waiting. */
  public int readiness() {
    return (isReadable() ? OpenFile.POLLIN : 0) | (discipline.stopped() ? 0 : OpenFile.POLLOUT);
  }

  private boolean isReadable() {
    if (settings.local(Settings.ICANON)) {
      return queue.hasLine();
    }
    int minimum = settings.character(Settings.VMIN);
    boolean timed = settings.character(Settings.VTIME) != 0;
    return queue.size() >= (minimum == 0 || timed ? 1 : minimum);
  }

  /** Reads: a line, or by the rules of VMIN and VTIME. */
  public long read(Transfer to, boolean mayWait) {
    if (to.remaining() == 0) {
      return 0;
    }
    // The mode may change while the reader waits: then the rules of the new one hold.
    while (true) {
      if (!settings.local(Settings.ICANON)) {
        long result = readRaw(to, mayWait);
        if (result != MODE_CHANGED) {
          return result;
        }
        continue;
      }
      if (queue.hasLine()) {
        return to.result(queue.takeLine(to));
      }
      if (!mayWait) {
        return -Errno.EAGAIN;
      }
      if (readers.sleep() == WakeReason.SIGNAL) {
        return -Errno.ERESTARTSYS;
      }
    }
  }

  private static final long MODE_CHANGED = Long.MIN_VALUE;

  /**
   * Raw reading (termios(3), "Canonical and noncanonical mode"). With VMIN, waits for so many
   * bytes; VTIME then is the longest pause between two. Without VMIN, VTIME is the longest wait at
   * all.
   */
  private long readRaw(Transfer to, boolean mayWait) {
    int minimum = settings.character(Settings.VMIN);
    long pause = settings.character(Settings.VTIME) * TENTH_OF_SECOND;
    if (!mayWait) {
      if (queue.size() == 0) {
        return minimum == 0 && pause == 0 ? 0 : -Errno.EAGAIN;
      }
      return to.result(queue.takeBytes(to));
    }
    long wanted = Math.max(1, Math.min(minimum, to.remaining()));
    long deadline = minimum == 0 ? deadline(pause) : WaitQueue.NO_DEADLINE;
    int before = 0;
    while (queue.size() < wanted) {
      if (minimum == 0 && pause == 0) {
        break;
      }
      if (minimum > 0 && pause > 0 && queue.size() > before) {
        before = queue.size();
        deadline = deadline(pause);
      }
      WakeReason reason = readers.sleepUntil(deadline);
      if (settings.local(Settings.ICANON)) {
        return MODE_CHANGED;
      }
      if (reason == WakeReason.TIMEOUT) {
        break;
      }
      if (reason == WakeReason.SIGNAL) {
        if (queue.size() > 0) {
          break;
        }
        return -Errno.ERESTARTSYS;
      }
    }
    return to.result(queue.takeBytes(to));
  }

  private long deadline(long nanoseconds) {
    return vfs.dispatcher().clock().now() + vfs.dispatcher().clock().toCycles(nanoseconds);
  }

  /** Writes everything; waits while the output is stopped. */
  public long write(Transfer from, boolean mayWait) {
    long done = 0;
    while (from.remaining() > 0) {
      while (discipline.stopped()) {
        if (!mayWait) {
          return done > 0 ? done : -Errno.EAGAIN;
        }
        if (writers.sleep() == WakeReason.SIGNAL) {
          return done > 0 ? done : -Errno.ERESTARTSYS;
        }
      }
      int count = from.take(incoming, 0, CHUNK);
      int size = 0;
      for (int i = 0; i < count; i++) {
        size = processing.process(incoming[i] & 0xff, outgoing, size);
      }
      output.send(outgoing, 0, size);
      done += count;
      if (from.faulted()) {
        break;
      }
    }
    return from.result(done);
  }
}
