package org.matryoshka.guest.kernel.fs.cpio;

import org.matryoshka.guest.kernel.fs.tmpfs.TmpFiles;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.Caller;
import org.matryoshka.guest.kernel.vfs.DeviceTable;
import org.matryoshka.guest.kernel.vfs.DirectoryChange;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.PathWalk;
import org.matryoshka.guest.kernel.vfs.Vfs;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.LongMap;

/** Unpacks the initial archive into the root. */
public final class Initramfs {
  private static final int PAGE = FrameAllocator.PAGE_SIZE;
  private static final long SECOND = 1_000_000_000L;

  private final Vfs vfs;
  private final Location root;
  private final Caller caller;
  private final long archive;
  private final long length;
  private final LongMap<Location> linked = new LongMap<>();
  private int files;
  private long shared;

  /**
   * An archive that lies in memory nobody else uses.
   *
   * @param archive its address in the direct map
   */
  public Initramfs(Vfs vfs, Location root, long archive, long length) {
    this.vfs = vfs;
    this.root = root;
    this.caller = Caller.kernel(root);
    this.archive = archive;
    this.length = length;
  }

  /** How many files were made. */
  public int files() {
    return files;
  }

  /** How many frames of the archive became pages of files. */
  public long sharedFrames() {
    return shared;
  }

  /**
   * Unpacks.
   *
   * @return what is wrong with the archive, and where; null if nothing is
   */
  public String unpack() {
    long offset = 0;
    while (true) {
      offset = skipZeros(offset);
      if (offset == length) {
        return "corrupt initramfs: no " + CpioEntry.TRAILER + " at the end";
      }
      CpioEntry entry = new CpioEntry(archive, length, offset);
      String problem = entry.problem();
      if (problem == null && entry.isTrailer()) {
        return null;
      }
      if (problem == null) {
        problem = make(entry);
      }
      if (problem != null) {
        return "corrupt initramfs: " + problem + " (at byte " + offset + " of " + length + ")";
      }
      offset = Math.min(length, entry.next());
    }
  }

  /** Entries may be padded with zeros, in steps of four, so that contents begin at a page. */
  private long skipZeros(long offset) {
    long at = offset;
    while (at + 4 <= length && Memory.readInt(archive + at) == 0) {
      at += 4;
    }
    while (at < length && Memory.readByte(archive + at) == 0) {
      at++;
    }
    return at;
  }

  private String make(CpioEntry entry) {
    String path = entry.name();
    if (path.equals(".") || path.equals("/")) {
      root.inode().setPermissions(entry.mode());
      return null;
    }
    int type = entry.mode() & FileMode.TYPE;
    boolean mayBeLinked = type != FileMode.DIRECTORY && entry.links() > 1;
    DirectoryChange change = new DirectoryChange(vfs, caller);
    Location first = mayBeLinked ? linked.get(entry.inode()) : null;
    if (first != null) {
      long error = change.link(first, root, path);
      String problem = error != 0 ? failure(path, error) : fill(entry, first.inode());
      setAttributes(entry, first.inode());
      return problem;
    }
    String target = null;
    if (type == FileMode.LINK) {
      if (entry.size() == 0 || entry.size() >= PathWalk.PATH_MAX) {
        return path + " is a symbolic link of " + entry.size() + " bytes";
      }
      target = text(entry);
    }
    int device = DeviceTable.number(entry.deviceMajor(), entry.deviceMinor());
    long error = change.make(root, path, entry.mode(), device, target);
    if (error == -Errno.EEXIST && type == FileMode.DIRECTORY) {
      return setAttributesOfDirectory(entry);
    }
    if (error != 0) {
      return failure(path, error);
    }
    files++;
    if (mayBeLinked) {
      linked.put(entry.inode(), new Location(root.mount(), change.made()));
    }
    Inode inode = change.made().inode();
    String problem = fill(entry, inode);
    setAttributes(entry, inode);
    return problem;
  }

  private String setAttributesOfDirectory(CpioEntry entry) {
    PathWalk walk = caller.walk(vfs);
    long error = walk.walk(root, entry.name(), 0);
    if (error != 0 || walk.location() == null || !walk.location().inode().isDirectory()) {
      return failure(entry.name(), -Errno.EEXIST);
    }
    setAttributes(entry, walk.location().inode());
    return null;
  }

  private static void setAttributes(CpioEntry entry, Inode inode) {
    inode.setOwner(entry.uid(), entry.gid());
    if (!inode.isLink()) {
      inode.setPermissions(entry.mode());
    }
    inode.setTimes(entry.time() * SECOND, entry.time() * SECOND);
  }

  private static String failure(String path, long error) {
    String why;
    if (error == -Errno.ENOENT) {
      why = "its directory does not come before it";
    } else if (error == -Errno.EEXIST) {
      why = "the name comes twice";
    } else if (error == -Errno.ENOSPC) {
      why = "there is no memory for it";
    } else {
      why = "error " + -error;
    }
    return path + " can't be made: " + why;
  }

  private String text(CpioEntry entry) {
    byte[] bytes = new byte[(int) entry.size()];
    Memory.copyToArray(archive + entry.data(), bytes, 0, bytes.length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        break;
      }
      text.append((char) (bytes[i] & 0xff));
    }
    return text.toString();
  }

  /** Gives a regular file its contents: page by page, the archive's own frames where they fit. */
  private String fill(CpioEntry entry, Inode inode) {
    if (entry.size() == 0 || !inode.isRegular()) {
      return null;
    }
    long start = archive + entry.data();
    for (long at = 0; at < entry.size(); at += PAGE) {
      long bytes = Math.min(PAGE, entry.size() - at);
      boolean moved;
      if (isWholePage(start + at, bytes)) {
        moved = TmpFiles.adopt(inode, at / PAGE, FrameAllocator.physical(start + at));
        shared++;
      } else {
        moved = TmpFiles.copy(inode, at, start + at, (int) bytes);
      }
      if (!moved) {
        return failure(entry.name(), -Errno.ENOSPC);
      }
    }
    inode.truncate(entry.size());
    return null;
  }

  /** Whether a page of the archive holds so many bytes of a file and nothing else but zeros. */
  private boolean isWholePage(long address, long bytes) {
    if ((address & (PAGE - 1)) != 0 || address + PAGE > archive + length) {
      return false;
    }
    for (long at = address + bytes; at < address + PAGE; at++) {
      if (Memory.readByte(at) != 0) {
        return false;
      }
    }
    return true;
  }
}
