package org.matryoshka.guest.kernel.fs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.fs.cpio.Initramfs;
import org.matryoshka.guest.kernel.fs.devfs.Devices;
import org.matryoshka.guest.kernel.fs.procfs.ProcFileSystem;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpFileSystem;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpOptions;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpType;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.pipe.PipeFileSystem;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.time.WallClock;
import org.matryoshka.guest.kernel.trap.InterruptController;
import org.matryoshka.guest.kernel.tty.SerialPort;
import org.matryoshka.guest.kernel.tty.Terminal;
import org.matryoshka.guest.kernel.vfs.Caller;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;
import org.matryoshka.guest.kernel.vfs.FileClock;
import org.matryoshka.guest.kernel.vfs.FileSystemContext;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.Mounting;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;
import org.matryoshka.guest.kernel.vfs.Opening;
import org.matryoshka.guest.kernel.vfs.PathWalk;
import org.matryoshka.guest.kernel.vfs.ProcessMountUsers;
import org.matryoshka.guest.kernel.vfs.Vfs;

/** Makes the tree of files at boot, and gives the first process its place in it. */
public final class FileStart {
  private static final int UMASK = 022;
  private static final int STANDARD_FILES = 3;

  private FileStart() {}

  /**
   * Makes the tree: an empty bottom, upon it the root with the archive's files, upon that the
   * devices if the archive has a directory for them. Memory, clock, dispatcher and interrupts must
   * be there.
   *
   * @param start physical address of the archive; 0 if there is none
   * @param end the first address behind it
   * @return what is wrong with the archive; null if nothing is
   */
  public static String start(long start, long end) {
    Vfs vfs = new Vfs(Kernel.frames(), new RealTime(Kernel.wallClock()), Kernel.dispatcher());
    Kernel.install(vfs);
    Kernel.install(new Mounting(vfs, new ProcessMountUsers()));
    Kernel.install(new PipeFileSystem(vfs));
    Terminal terminal = startTerminal(vfs);
    Devices devices = new Devices(vfs, terminal, Kernel.random(), Kernel.log());
    vfs.register(new TmpType(vfs));
    vfs.register(devices);
    vfs.register(new ProcFileSystem.Type(vfs));
    TmpOptions options = new TmpOptions("mode=0755", vfs.frames().total());
    vfs.mounts().mountBottom(new TmpFileSystem(vfs, "rootfs", options));
    TmpFileSystem files = new TmpFileSystem(vfs, "tmpfs", options);
    vfs.mounts().mount(files, files.root(), "tmpfs", 0, vfs.mounts().root());
    String problem = start == 0 ? null : unpack(vfs, start, end);
    return problem != null ? problem : mountDevices(vfs, devices);
  }

  private static Terminal startTerminal(Vfs vfs) {
    SerialPort port = new SerialPort();
    Terminal terminal = new Terminal(vfs, Devices.SERIAL, port);
    port.connect(terminal);
    Kernel.interrupts().register(InterruptController.SERIAL, port);
    return terminal;
  }

  /** Unpacks the archive and gives its memory free, but for the frames that files took over. */
  private static String unpack(Vfs vfs, long start, long end) {
    FrameAllocator frames = vfs.frames();
    long address = FrameAllocator.address(start);
    Initramfs archive = new Initramfs(vfs, vfs.mounts().root(), address, end - start);
    String problem = archive.unpack();
    if (problem != null) {
      return problem;
    }
    long page = FrameAllocator.PAGE_SIZE;
    for (long at = (start + page - 1) & -page; at + page <= end; at += page) {
      if (frames.references(at) == 0) {
        frames.add(at, at + page);
      }
    }
    KernelLog.line(
        "initramfs: "
            + archive.files()
            + " files from "
            + ((end - start) >> 10)
            + " KiB, "
            + (archive.sharedFrames() << 2)
            + " KiB in place");
    return null;
  }

  private static String mountDevices(Vfs vfs, Devices devices) {
    Location root = vfs.mounts().root();
    Caller kernel = Caller.kernel(root);
    PathWalk walk = kernel.walk(vfs);
    if (walk.walk(root, "dev", PathWalk.FOLLOW) == 0 && walk.location() != null) {
      Kernel.mounting().mountNew(devices.name(), "devtmpfs", walk.location(), 0, "");
    }
    return null;
  }

  /**
   * Gives the first process the root, and the console as its standard input, output and error.
   *
   * @return what is missing; null if nothing is
   */
  public static String prepare(Process first) {
    Location root = Kernel.vfs().mounts().root();
    first.setContext(new FileSystemContext(root, root, UMASK));
    DescriptorTable files = new DescriptorTable();
    first.setFiles(files);
    Opening opening = new Opening(Kernel.vfs(), Caller.kernel(root));
    long error = opening.open(root, "/dev/console", OpenFlags.RDWR, 0);
    if (error != 0) {
      return "/dev/console can't be opened: error " + -error;
    }
    OpenFile console = opening.file();
    for (int i = 0; i < STANDARD_FILES; i++) {
      console.retain();
      files.install(console, 0, false);
    }
    console.release();
    return null;
  }

  /** The wall clock as the clock of files. */
  private record RealTime(WallClock clock) implements FileClock {
    @Override
    public long now() {
      return clock.now();
    }
  }
}
