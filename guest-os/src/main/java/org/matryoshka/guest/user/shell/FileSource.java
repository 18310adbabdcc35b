package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.user.lib.Input;

/** Shell source in a file, or coming in over a descriptor. */
final class FileSource extends ScriptSource {
  private final Input input;

  FileSource(Input input) {
    this.input = input;
  }

  @Override
  String nextLine(boolean continued) {
    String line = input.readLine();
    return line == null || !input.lineEnded() ? line : line + "\n";
  }
}
