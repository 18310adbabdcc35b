package org.matryoshka.guest.kernel.fs.devfs;

import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpFileSystem;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpOptions;
import org.matryoshka.guest.kernel.task.RandomSource;
import org.matryoshka.guest.kernel.tty.Terminal;
import org.matryoshka.guest.kernel.tty.TerminalDevice;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.DeviceTable;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.FileSystemType;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Vfs;

/** The device drivers, and {@code mount -t devtmpfs}. */
public final class Devices implements FileSystemType {
  /** The serial port's device number: {@code ttyS0}. */
  public static final int SERIAL = DeviceTable.number(4, 64);

  private static final int MEMORY = 1;
  private static final int TERMINALS = 5;

  private final TmpFileSystem files;

  /** Registers all drivers and makes their files. */
  public Devices(Vfs vfs, Terminal terminal, RandomSource random, KernelLog log) {
    TmpOptions options = new TmpOptions("mode=0755", vfs.frames().total());
    files = new TmpFileSystem(vfs, "devtmpfs", options);
    DeviceTable table = vfs.devices();
    MemoryDevice none = new MemoryDevice(false, false);
    RandomDevice bytes = new RandomDevice(random);
    table.register(file("null", DeviceTable.number(MEMORY, 3), 0666), none);
    table.register(
        file("zero", DeviceTable.number(MEMORY, 5), 0666), new MemoryDevice(true, false));
    table.register(file("full", DeviceTable.number(MEMORY, 7), 0666), new MemoryDevice(true, true));
    table.register(file("random", DeviceTable.number(MEMORY, 8), 0666), bytes);
    table.register(file("urandom", DeviceTable.number(MEMORY, 9), 0666), bytes);
    table.register(file("kmsg", DeviceTable.number(MEMORY, 11), 0644), new LogDevice(log));
    table.register(
        file("tty", DeviceTable.number(TERMINALS, 0), 0666), new TerminalDevice(null, false));
    table.register(
        file("console", DeviceTable.number(TERMINALS, 1), 0600),
        new TerminalDevice(terminal, false));
    table.register(file("ttyS0", SERIAL, 0620), new TerminalDevice(terminal, true));
    entry("fd", files.newInode(FileMode.LINK, 0, "/proc/self/fd"));
    entry("stdin", files.newInode(FileMode.LINK, 0, "/proc/self/fd/0"));
    entry("stdout", files.newInode(FileMode.LINK, 0, "/proc/self/fd/1"));
    entry("stderr", files.newInode(FileMode.LINK, 0, "/proc/self/fd/2"));
    entry("shm", files.newInode(FileMode.DIRECTORY | FileMode.STICKY | 0777, 0, null));
  }

  private int file(String name, int number, int permissions) {
    entry(name, files.newInode(FileMode.CHARACTER_DEVICE | permissions, number, null));
    return number;
  }

  private void entry(String name, Inode inode) {
    Dentry root = files.root();
    root.inode().insert(new Dentry(root, name, inode));
  }

  @Override
  public String name() {
    return "devtmpfs";
  }

  /** The one and only; it never goes away. */
  @Override
  public FileSystem create(String options) {
    return files;
  }
}
