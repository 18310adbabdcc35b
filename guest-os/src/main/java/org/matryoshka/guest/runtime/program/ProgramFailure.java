package org.matryoshka.guest.runtime.program;

import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.FailureSink;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/** Reports go to standard error; the program ends with status 134, as after abort(3) in a shell. */
final class ProgramFailure extends FailureSink {
  private static final int SYS_WRITE = 1;
  private static final int SYS_EXIT_GROUP = 231;
  private static final int STATUS = 134;

  private final byte[] line = new byte[240];
  private int size;

  @Override
  public String introduction() {
    return "Exception: ";
  }

  @Override
  public void put(int character) {
    line[size] = (byte) character;
    size++;
    if (character == '\n' || size == line.length) {
      flush();
    }
  }

  private void flush() {
    UserCall.syscall(
        SYS_WRITE, 2, References.addressOf(line) + TypeDescriptor.ARRAY_ELEMENTS, size);
    size = 0;
  }

  @Override
  public void stop() {
    if (size > 0) {
      flush();
    }
    while (true) {
      UserCall.syscall(SYS_EXIT_GROUP, STATUS);
    }
  }
}
