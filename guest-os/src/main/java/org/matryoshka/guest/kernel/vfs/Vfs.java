package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.runtime.collection.Sequence;

/**
 * The virtual file system as a whole: the mounts, and what all file systems share. Made once at
 * boot; a test makes its own.
 */
public final class Vfs {
  /** Most files that may be open at a time in the machine (ENFILE). */
  public static final int OPEN_FILES_MAX = 8192;

  /** Most locks on files in the machine. */
  private static final int LOCKS_MAX = 4096;

  private static final int RESERVED_PART = 32;

  private final FrameAllocator frames;
  private final FileClock clock;
  private final Dispatcher dispatcher;
  private final MountTable mounts = new MountTable();
  private final DeviceTable devices = new DeviceTable();
  private final Sequence<FileSystemType> types = new Sequence<>();
  private int openFiles;
  private int locks;

  /**
   * An empty tree of files.
   *
   * @param frames where the contents of files lie
   * @param dispatcher who lets tasks wait; null in tests where none does
   */
  public Vfs(FrameAllocator frames, FileClock clock, Dispatcher dispatcher) {
    this.frames = frames;
    this.clock = clock;
    this.dispatcher = dispatcher;
  }

  /** Where the contents of files lie. */
  public FrameAllocator frames() {
    return frames;
  }

  /**
   * A frame for the contents of a file or a pipe, full of zeros if wanted; 0 if there is none. The
   * last part of memory is kept back: what files hold can't be reclaimed by killing somebody.
   */
  public long allocatePage(boolean zeroed) {
    if (frames.freeForUsers() <= frames.total() / RESERVED_PART) {
      return 0;
    }
    return zeroed ? frames.allocateZeroedForUser() : frames.allocateForUser();
  }

  /** The time, nanoseconds since 1970. */
  public long now() {
    return clock.now();
  }

  /** All mounts. */
  public MountTable mounts() {
    return mounts;
  }

  /** The drivers behind device files. */
  public DeviceTable devices() {
    return devices;
  }

  /** Who lets tasks wait. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** A queue for tasks that wait for something about files. */
  public WaitQueue newWaitQueue(String name) {
    return new WaitQueue(dispatcher, name);
  }

  /** Makes a kind of file system known to {@code mount}. */
  public void register(FileSystemType type) {
    types.add(type);
  }

  /** How many kinds of file systems there are. */
  public int typeCount() {
    return types.size();
  }

  /** A kind of file system by its place in the order of registration. */
  public FileSystemType type(int index) {
    return types.get(index);
  }

  /** A kind of file system by its name; null if there is none. */
  public FileSystemType type(String name) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).name().equals(name)) {
        return types.get(i);
      }
    }
    return null;
  }

  /** Whether one more lock on a file may be held; else ENOLCK. A cut lock may make one more. */
  boolean mayLock() {
    return locks < LOCKS_MAX;
  }

  void countLocks(int change) {
    locks += change;
  }

  /** How many files are open in the machine. */
  public int openFiles() {
    return openFiles;
  }

  /** Whether one more file may be open; else ENFILE. */
  public boolean mayOpen() {
    return openFiles < OPEN_FILES_MAX;
  }

  void fileOpened() {
    openFiles++;
  }

  void fileClosed() {
    openFiles--;
  }
}
