package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.runtime.collection.ByteOutput;

/** The structures in which the kernel describes files: stat, statx, statfs (x86-64 layouts). */
final class StatRecord {
  /** {@code STATX_BASIC_STATS}: the fields of {@code struct stat}. */
  static final int BASIC_STATS = 0x7ff;

  private static final long SECOND = 1_000_000_000L;
  private static final int STAT_BYTES = 144;
  private static final int STATX_BYTES = 256;
  private static final int STATFS_BYTES = 120;
  private static final int ST_VALID = 0x20;

  private StatRecord() {}

  /** {@code struct stat}. */
  static ByteOutput stat(Inode inode) {
    ByteOutput out = new ByteOutput(STAT_BYTES);
    out.putLong(inode.fileSystem().device());
    out.putLong(inode.number());
    out.putLong(inode.links());
    out.putInt(inode.mode()).putInt(inode.uid()).putInt(inode.gid()).putInt(0);
    out.putLong(inode.device());
    out.putLong(inode.size());
    out.putLong(inode.fileSystem().blockSize());
    out.putLong(inode.blocks());
    time(out, inode.accessTime());
    time(out, inode.modifyTime());
    time(out, inode.changeTime());
    return out.zerosTo(STAT_BYTES);
  }

  /** {@code struct statx}. */
  static ByteOutput statx(Location location) {
    Inode inode = location.inode();
    ByteOutput out = new ByteOutput(STATX_BYTES);
    out.putInt(BASIC_STATS).putInt((int) inode.fileSystem().blockSize()).putLong(0);
    out.putInt(inode.links()).putInt(inode.uid()).putInt(inode.gid());
    out.putShort(inode.mode()).putShort(0);
    out.putLong(inode.number()).putLong(inode.size()).putLong(inode.blocks()).putLong(0);
    time(out, inode.accessTime());
    time(out, 0);
    time(out, inode.changeTime());
    time(out, inode.modifyTime());
    device(out, inode.device());
    device(out, inode.fileSystem().device());
    out.putLong(location.mount().id());
    return out.zerosTo(STATX_BYTES);
  }

  /** {@code struct statfs}. */
  static ByteOutput statfs(Mount mount) {
    FileSystem files = mount.fileSystem();
    ByteOutput out = new ByteOutput(STATFS_BYTES);
    out.putLong(files.magic()).putLong(files.blockSize());
    out.putLong(files.blocks()).putLong(files.freeBlocks()).putLong(files.freeBlocks());
    out.putLong(files.inodes()).putLong(files.freeInodes());
    out.putInt(files.device()).putInt(0);
    out.putLong(PathWalk.NAME_MAX).putLong(files.blockSize());
    int flags = mount.flags() | (mount.readOnly() ? Mount.READ_ONLY : 0);
    return out.putLong(flags | ST_VALID).zerosTo(STATFS_BYTES);
  }

  private static void time(ByteOutput out, long nanoseconds) {
    // Two words of 64 bits in stat; in statx the second is 32 bits and 32 bits of padding.
    out.putLong(Math.floorDiv(nanoseconds, SECOND)).putLong(Math.floorMod(nanoseconds, SECOND));
  }

  private static void device(ByteOutput out, int number) {
    out.putInt(DeviceTable.major(number)).putInt(DeviceTable.minor(number));
  }
}
