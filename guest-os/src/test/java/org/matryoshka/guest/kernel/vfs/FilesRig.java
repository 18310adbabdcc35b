package org.matryoshka.guest.kernel.vfs;

import java.nio.charset.StandardCharsets;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpFileSystem;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpOptions;
import org.matryoshka.guest.kernel.fs.tmpfs.TmpType;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.magic.HostedMachine;

/** A tree of files over a hosted machine of its own, and one who uses it. */
public final class FilesRig {
  /** Bytes of memory of the machine. */
  public static final int MEMORY = 16 << 20;

  public final FrameAllocator frames;
  public final Vfs vfs;
  public final Mounting mounting;
  public final Location root;
  public final FileSystemContext context;
  public Credentials credentials = Credentials.root();
  private long time = 1_000_000_000L;

  /** An empty tmpfs as the root; all of the memory is free. */
  public FilesRig() {
    HostedMachine.install(MEMORY);
    frames = new FrameAllocator(MEMORY);
    frames.add(4096, MEMORY);
    vfs = new Vfs(frames, () -> time++, null);
    mounting = new Mounting(vfs, new Users());
    vfs.register(new TmpType(vfs));
    TmpOptions options = new TmpOptions("mode=0755", frames.total());
    vfs.mounts().mountBottom(new TmpFileSystem(vfs, "rootfs", options));
    TmpFileSystem files = new TmpFileSystem(vfs, "tmpfs", options);
    vfs.mounts().mount(files, files.root(), "rootfs", 0, vfs.mounts().root());
    root = vfs.mounts().root();
    context = new FileSystemContext(root, root, 022);
  }

  /** Who uses it. */
  public Caller caller() {
    return new Caller(credentials, context);
  }

  public Location here() {
    return context.workingDirectory();
  }

  /** Where a path leads, or null. */
  public Location find(String path) {
    PathWalk walk = caller().walk(vfs);
    return walk.walk(here(), path, PathWalk.FOLLOW) == 0 ? walk.location() : null;
  }

  public long mkdir(String path) {
    int mode = FileMode.DIRECTORY | 0777;
    return new DirectoryChange(vfs, caller()).make(here(), path, mode, 0, null);
  }

  public long symlink(String target, String path) {
    int mode = FileMode.LINK | 0777;
    return new DirectoryChange(vfs, caller()).make(here(), path, mode, 0, target);
  }

  public long unlink(String path) {
    return new DirectoryChange(vfs, caller()).unlink(here(), path);
  }

  public long rmdir(String path) {
    return new DirectoryChange(vfs, caller()).removeDirectory(here(), path);
  }

  public long rename(String path, String newPath) {
    return new Rename(vfs, caller()).rename(here(), path, here(), newPath, 0);
  }

  /** What chdir does. */
  public long chdir(String path) {
    PathWalk walk = caller().walk(vfs);
    long error = walk.walk(here(), path, PathWalk.FOLLOW);
    if (error == 0) {
      context.setWorkingDirectory(walk.location());
    }
    return error;
  }

  /** An open file; fails if it can't be opened. */
  public OpenFile open(String path, int flags) {
    Opening opening = new Opening(vfs, caller());
    long error = opening.open(here(), path, flags, 0666);
    if (error != 0) {
      throw new AssertionError("open " + path + ": error " + -error);
    }
    return opening.file();
  }

  /** The error of opening a file. */
  public long tryOpen(String path, int flags, int mode) {
    Opening opening = new Opening(vfs, caller());
    long error = opening.open(here(), path, flags, mode);
    if (error == 0) {
      opening.file().release();
    }
    return error;
  }

  /** Writes a whole file. */
  public void write(String path, String text) {
    OpenFile file = open(path, OpenFlags.CREAT | OpenFlags.WRONLY | OpenFlags.TRUNC);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    file.write(new ArrayTransfer(bytes, 0, bytes.length), 0);
    file.release();
  }

  /** Reads a whole file. */
  public String read(String path) {
    OpenFile file = open(path, OpenFlags.RDONLY);
    StringBuilder text = new StringBuilder();
    byte[] chunk = new byte[1000];
    long got = file.read(new ArrayTransfer(chunk, 0, chunk.length), 0);
    while (got > 0) {
      text.append(new String(chunk, 0, (int) got, StandardCharsets.ISO_8859_1));
      got = file.read(new ArrayTransfer(chunk, 0, chunk.length), text.length());
    }
    file.release();
    return text.toString();
  }

  /** The working directory's path. */
  public String pwd() {
    return PathName.of(here(), context.root());
  }

  /** The one process that there is. */
  private final class Users implements MountUsers {
    @Override
    public boolean standIn(Mount mount) {
      return context.root().mount() == mount || context.workingDirectory().mount() == mount;
    }

    @Override
    public void moveAll(Location from, Location to) {
      context.replace(from, to);
    }
  }
}
