package org.matryoshka.guest.kernel.tty;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.ControllingTerminal;
import org.matryoshka.guest.kernel.task.Session;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.vfs.DeviceDriver;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.RefusedFile;

/** A device file that is a terminal: a certain one, or each process's own ({@code /dev/tty}). */
public final class TerminalDevice implements DeviceDriver {
  private final Terminal terminal;
  private final boolean mayControl;

  /**
   * A device.
   *
   * @param terminal null for each process's own
   * @param mayControl whether a session's leader gets it as its terminal by opening it
   */
  public TerminalDevice(Terminal terminal, boolean mayControl) {
    this.terminal = terminal;
    this.mayControl = mayControl;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    if (terminal != null) {
      return new TerminalFile(location, flags, terminal, mayControl);
    }
    Session session = Task.current().process().session();
    ControllingTerminal own = session == null ? null : session.terminal();
    return own instanceof Terminal terminal2
        ? new TerminalFile(location, flags, terminal2, false)
        : new RefusedFile(location, flags, -Errno.ENXIO);
  }
}
