package org.matryoshka.guest.kernel.exec;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.ProgramChange;
import org.matryoshka.guest.kernel.task.ResourceLimits;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.trap.TrapFrame;
import org.matryoshka.guest.kernel.vfs.Caller;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;
import org.matryoshka.guest.kernel.vfs.PathName;
import org.matryoshka.guest.kernel.vfs.PathWalk;
import org.matryoshka.guest.kernel.vfs.Permission;
import org.matryoshka.guest.magic.Memory;

/**
 * Replaces the program of the current process (execve). The steps: find the file, and the
 * interpreter if it is a script; check its headers; build the new address space with its first
 * words on the stack, while the old one is still in use; end the other threads; change over; set
 * the registers. Up to the change over, everything can fail and leaves the old program as it was.
 */
public final class Exec {
  /** The largest total of arguments and environment: their bytes, and 8 for each pointer. */
  public static final int ARGUMENTS_LIMIT = 128 << 10;

  private static final int SCRIPT_DEPTH = 5;
  private static final long STACK_ROOM = 16 << 10;
  private static final long FLAGS = 0x202; // interrupts on

  private String path;
  private String[] arguments;
  private final String[] environment;
  private Location program;
  private OpenFile file;

  private Exec(String path, String[] arguments, String[] environment) {
    this.path = path;
    this.arguments = arguments;
    this.environment = environment;
  }

  /**
   * Runs a program in the current process. On success the frame of user mode is the new program's
   * first instruction, and the caller returns to it.
   *
   * @param path of the program or script, from the current directory if it does not begin with a
   *     slash
   * @return 0, or a negative errno with the old program untouched
   */
  public static long execute(String path, String[] arguments, String[] environment) {
    return new Exec(path, arguments, environment).execute();
  }

  private long execute() {
    Process process = Task.current().process();
    long error = openProgram(process);
    if (error == 0) {
      ElfLoader loader = new ElfLoader(new FileContent(Kernel.frames(), file.pages()));
      error = loader.check();
      if (error == 0) {
        error = load(process, loader);
      }
    }
    close();
    return error;
  }

  /** Opens the program; for a script, its interpreter, perhaps over several scripts. */
  private long openProgram(Process process) {
    for (int depth = 0; ; depth++) {
      long error = open(process);
      if (error != 0) {
        return error;
      }
      Script script = script(new FileContent(Kernel.frames(), file.pages()));
      if (script == null) {
        return 0;
      }
      if (depth == SCRIPT_DEPTH) {
        return -Errno.ELOOP;
      }
      arguments = script.arguments(path, arguments);
      path = script.interpreter();
      close();
    }
  }

  /** Finds and opens the file, if it may be executed. */
  private long open(Process process) {
    PathWalk walk = new Caller(process.credentials(), process.context()).walk(Kernel.vfs());
    long error = walk.walk(process.context().workingDirectory(), path, PathWalk.FOLLOW);
    if (error != 0) {
      return error;
    }
    program = walk.location();
    if (program == null) {
      return -Errno.ENOENT;
    }
    Inode inode = program.inode();
    if (!inode.isRegular()
        || !Permission.allows(process.credentials(), inode, Permission.EXECUTE)) {
      return -Errno.EACCES;
    }
    file = inode.open(program, OpenFlags.RDONLY);
    return file.pages() == null ? -Errno.ENOEXEC : 0;
  }

  private void close() {
    if (file != null) {
      file.release();
      file = null;
    }
  }

  private static Script script(FileContent file) {
    byte[] head = new byte[Script.LINE_MAX];
    int length = (int) Math.min(file.size(), Script.LINE_MAX);
    return length >= 2 && file.read(0, head, length) ? Script.parse(head, length) : null;
  }

  private long load(Process process, ElfLoader loader) {
    InitialStack words = new InitialStack(path, arguments, environment);
    if (words.size() > 2L * ARGUMENTS_LIMIT) {
      return -Errno.E2BIG;
    }
    AddressSpace memory = AddressSpace.create(Kernel.frames(), Kernel.paging());
    if (memory == null) {
      return -Errno.ENOMEM;
    }
    memory.setStackLimit(process.limits().soft(ResourceLimits.STACK));
    memory.mapStack(words.size() + STACK_ROOM, loader.wantsExecutableStack());
    long error = loader.map(memory);
    long stackPointer = error != 0 ? 0 : writeStack(memory, words, loader, process);
    if (stackPointer == 0) {
      memory.release();
      return error != 0 ? error : -Errno.ENOMEM;
    }
    error = ProgramChange.endOtherThreads();
    if (error != 0) {
      memory.release();
      return error;
    }
    ProgramChange.complete(memory, PathName.of(program), name(), words.argumentBytes());
    begin(Task.current(), loader.entry(), stackPointer);
    return 0;
  }

  private static long writeStack(
      AddressSpace memory, InitialStack words, ElfLoader loader, Process process) {
    Credentials who = process.credentials();
    AuxiliaryVector auxiliary =
        new AuxiliaryVector()
            .program(loader)
            .user(who, false)
            .machine(Kernel.floatingPoint().features());
    byte[] random = new byte[InitialStack.RANDOM_BYTES];
    Kernel.random().fill(random, 0, random.length);
    return words.write(memory, auxiliary, random);
  }

  /** The last component of the path: what ps shows. */
  private String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void begin(Task task, long entry, long stackPointer) {
    Kernel.taskSwitch().loadBases(task);
    Kernel.floatingPoint().reset(task.stack());
    long frame = task.frame();
    Memory.fill(frame, 0, TrapFrame.SIZE);
    TrapFrame.setRip(frame, entry);
    TrapFrame.setCs(frame, TrapFrame.USER_CODE);
    TrapFrame.setRflags(frame, FLAGS);
    TrapFrame.setRsp(frame, stackPointer);
    TrapFrame.setSs(frame, TrapFrame.USER_DATA);
  }
}
