package org.matryoshka.guest.kernel.tty;

import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.signal.JobControl;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;
import org.matryoshka.guest.kernel.vfs.Transfer;

/** An open terminal. */
final class TerminalFile extends OpenFile {
  private final Terminal terminal;
  private final boolean mayControl;

  /**
   * Opens a terminal.
   *
   * @param mayControl whether opening it may make it the controlling terminal; not so for {@code
   *     /dev/console} and {@code /dev/tty}
   */
  TerminalFile(Location location, int flags, Terminal terminal, boolean mayControl) {
    super(location, flags);
    this.terminal = terminal;
    this.mayControl = mayControl && (flags & OpenFlags.NOCTTY) == 0;
  }

  @Override
  public long opened() {
    if (mayControl) {
      TerminalControl.acquireIfFree(terminal);
    }
    return 0;
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public long read(Transfer to, long at) {
    long error = JobControl.checkForeground(terminal, Signal.SIGTTIN);
    if (error != 0) {
      return error;
    }
    inode().accessed();
    return terminal.read(to, !nonBlocking());
  }

  @Override
  public long write(Transfer from, long at) {
    if (terminal.settings().local(Settings.TOSTOP)) {
      long error = JobControl.checkForeground(terminal, Signal.SIGTTOU);
      if (error != 0) {
        return error;
      }
    }
    return terminal.write(from, !nonBlocking());
  }

  @Override
  public int readiness() {
    return terminal.readiness();
  }

  @Override
  public WaitQueue readers() {
    return terminal.readers();
  }

  @Override
  public WaitQueue writers() {
    return terminal.writers();
  }

  @Override
  public long control(int request, long argument) {
    return TerminalControl.control(terminal, request, argument);
  }
}
