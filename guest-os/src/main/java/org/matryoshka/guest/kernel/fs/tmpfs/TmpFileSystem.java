package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.pipe.FifoInode;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.DeviceInode;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Vfs;

/** A file system in memory, with limits on what it may take of it. */
public final class TmpFileSystem extends FileSystem {
  /** What {@code statfs} calls it. */
  public static final long MAGIC = 0x01021994;

  private static final int INODE_PART = 4;

  /** Pages that a node of a page tree stands for, at least, in a file without holes. */
  private static final int COMPACT_PAGES_PER_NODE = 8;

  /** Nodes that take as much memory as a page. */
  private static final int NODES_PER_PAGE = 24;

  private final Dentry root;
  private final String optionText;
  private long pageLimit;
  private long inodeLimit;
  private long pages;
  private long nodes;
  private long inodes;
  private long nextNumber = 1;

  /**
   * An empty file system.
   *
   * @param type {@code tmpfs}, or what else it is used as
   * @param options as given to mount
   */
  public TmpFileSystem(Vfs vfs, String type, TmpOptions options) {
    super(vfs, type);
    optionText = options.text();
    int frames = vfs.frames().total();
    pageLimit = options.pages() < 0 ? frames / 2 : options.pages();
    inodeLimit = options.inodes() < 0 ? frames / INODE_PART : options.inodes();
    TmpDirectory directory = new TmpDirectory(this, nextNumber++, options.mode());
    directory.setOwner(options.uid(), options.gid());
    directory.addLinks(2);
    inodes = 1;
    root = new Dentry(directory);
  }

  @Override
  public Dentry root() {
    return root;
  }

  @Override
  public long magic() {
    return MAGIC;
  }

  @Override
  public String options() {
    return optionText;
  }

  @Override
  public long blocks() {
    return pageLimit;
  }

  @Override
  public long freeBlocks() {
    return Math.max(0, Math.min(pageLimit - pages, vfs().frames().freeForUsers()));
  }

  @Override
  public long usedBlocks() {
    return pages;
  }

  @Override
  public long inodes() {
    return inodeLimit;
  }

  @Override
  public long freeInodes() {
    return Math.max(0, inodeLimit - inodes);
  }

  /** A remount may change the limits; they may lie below what is in use. */
  @Override
  public boolean remount(String options) {
    TmpOptions changed = new TmpOptions(options, vfs().frames().total());
    if (!changed.valid()) {
      return false;
    }
    if (changed.pages() >= 0) {
      pageLimit = changed.pages();
    }
    if (changed.inodes() >= 0) {
      inodeLimit = changed.inodes();
    }
    return true;
  }

  @Override
  public Inode newInode(int mode, int device, String target) {
    if (!takeInode()) {
      return null;
    }
    long number = nextNumber++;
    return switch (mode & FileMode.TYPE) {
      case FileMode.DIRECTORY -> new TmpDirectory(this, number, mode);
      case FileMode.LINK -> newLink(number, target);
      case FileMode.FIFO -> new FifoInode(this, number, mode);
      case FileMode.REGULAR -> new TmpFile(this, number, mode);
      default -> new DeviceInode(this, number, mode, device);
    };
  }

  private Inode newLink(long number, String target) {
    boolean isLong = target.length() > TmpLink.SHORT;
    long frame = isLong ? takePage(false) : 0;
    if (isLong && frame == 0) {
      giveInode();
      return null;
    }
    return new TmpLink(this, number, target, frame);
  }

  @Override
  public void unmounted() {
    if (type().equals("devtmpfs")) {
      return; // there is one, and the next mount shows it again
    }
    ((TmpDirectory) root.inode()).removeAll();
  }

  /** Counts an inode, or a hard link, which costs about as much. */
  boolean takeInode() {
    if (inodes >= inodeLimit) {
      return false;
    }
    inodes++;
    return true;
  }

  void giveInode() {
    inodes--;
  }

  /** A frame for a page of a file; 0 if the limit or the memory is used up. */
  long takePage(boolean zeroed) {
    long scattered = Math.max(0, nodes - pages / COMPACT_PAGES_PER_NODE);
    if (pages + scattered / NODES_PER_PAGE >= pageLimit) {
      return 0;
    }
    long frame = vfs().allocatePage(zeroed);
    if (frame != 0) {
      pages++;
    }
    return frame;
  }

  /** Counts the nodes of files' page trees, which in a file of many holes take memory, too. */
  void countNodes(int change) {
    nodes += change;
  }

  /** Counts a frame that is there already and becomes a page of a file. */
  void adoptPage() {
    pages++;
  }

  void givePage(long frame) {
    pages--;
    vfs().frames().free(frame);
  }
}
