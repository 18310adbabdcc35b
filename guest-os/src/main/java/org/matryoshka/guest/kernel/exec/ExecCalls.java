package org.matryoshka.guest.kernel.exec;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.vfs.PathWalk;
import org.matryoshka.guest.runtime.collection.Sequence;

/** execve(2). */
public final class ExecCalls {
  private ExecCalls() {}

  /** Replaces the program of the calling process. */
  @Syscall(number = 59, name = "execve")
  public static long execve(long path, long arguments, long environment) {
    UserMemory memory = Kernel.userMemory();
    String file = memory.readString(path, PathWalk.PATH_MAX - 1);
    if (file == null) {
      return memory.error();
    }
    StringList argumentList = new StringList(memory, Exec.ARGUMENTS_LIMIT);
    long error = argumentList.read(arguments);
    if (error != 0) {
      return error;
    }
    StringList environmentList = new StringList(memory, argumentList.room());
    error = environmentList.read(environment);
    if (error != 0) {
      return error;
    }
    return Exec.execute(file, argumentList.strings(), environmentList.strings());
  }

  /** A null-terminated array of pointers to strings, as C programs pass their arguments. */
  private static final class StringList {
    private final UserMemory memory;
    private final Sequence<String> found = new Sequence<>();
    private int room;

    StringList(UserMemory memory, int room) {
      this.memory = memory;
      this.room = room;
    }

    /** Reads the array at an address, 0 for an empty one; 0 or a negative errno. */
    long read(long array) {
      if (array == 0) {
        return 0;
      }
      for (long at = array; ; at += 8) {
        if (!memory.readLong(at)) {
          return memory.error();
        }
        long string = memory.value();
        if (string == 0) {
          return 0;
        }
        String text = memory.readString(string, Math.max(room, 0));
        if (text == null) {
          return memory.error() == -Errno.ENAMETOOLONG ? -Errno.E2BIG : memory.error();
        }
        room -= text.length() + 1 + 8;
        if (room < 0) {
          return -Errno.E2BIG;
        }
        found.add(text);
      }
    }

    int room() {
      return room;
    }

    String[] strings() {
      String[] strings = new String[found.size()];
      for (int i = 0; i < strings.length; i++) {
        strings[i] = found.get(i);
      }
      return strings;
    }
  }
}
