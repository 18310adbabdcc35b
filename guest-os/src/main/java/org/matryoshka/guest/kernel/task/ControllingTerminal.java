package org.matryoshka.guest.kernel.task;

/** What a session knows of its terminal. Implemented by the terminal driver. */
public interface ControllingTerminal {
  /** The session has ended: the terminal belongs to nobody now and has no foreground group. */
  void disassociate();

  /** The process group whose members may read; 0 if none. */
  int foregroundGroup();

  /** The device number for {@code /proc/N/stat}: major in bits 8 to 15, minor below. */
  int deviceNumber();
}
