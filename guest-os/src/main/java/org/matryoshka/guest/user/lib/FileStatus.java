package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.runtime.collection.LittleEndian;

/**
 * What stat(2) tells of a file: Linux's {@code struct stat} of x86-64 (144 bytes), taken apart.
 * Times are in seconds.
 */
public final class FileStatus {
  /** Size of {@code struct stat} in bytes. */
  public static final int SIZE = 144;

  public static final int TYPE_MASK = 0xf000;
  public static final int SOCKET = 0xc000;
  public static final int LINK = 0xa000;
  public static final int REGULAR = 0x8000;
  public static final int BLOCK_DEVICE = 0x6000;
  public static final int DIRECTORY = 0x4000;
  public static final int CHARACTER_DEVICE = 0x2000;
  public static final int FIFO = 0x1000;

  public long device;
  public long inode;
  public long links;
  public int mode;
  public int uid;
  public int gid;
  public long rawDevice;
  public long size;
  public long blockSize;

  /** Space taken, in units of 512 bytes. */
  public long blocks;

  public long accessTime;
  public long modificationTime;
  public long changeTime;

  public FileStatus() {}

  /** Takes the fields out of the structure that the kernel filled. */
  public void decode(byte[] raw) {
    device = LittleEndian.getLong(raw, 0);
    inode = LittleEndian.getLong(raw, 8);
    links = LittleEndian.getLong(raw, 16);
    mode = LittleEndian.getInt(raw, 24);
    uid = LittleEndian.getInt(raw, 28);
    gid = LittleEndian.getInt(raw, 32);
    rawDevice = LittleEndian.getLong(raw, 40);
    size = LittleEndian.getLong(raw, 48);
    blockSize = LittleEndian.getLong(raw, 56);
    blocks = LittleEndian.getLong(raw, 64);
    accessTime = LittleEndian.getLong(raw, 72);
    modificationTime = LittleEndian.getLong(raw, 88);
    changeTime = LittleEndian.getLong(raw, 104);
  }

  public boolean isDirectory() {
    return (mode & TYPE_MASK) == DIRECTORY;
  }

  public boolean isRegular() {
    return (mode & TYPE_MASK) == REGULAR;
  }

  public boolean isLink() {
    return (mode & TYPE_MASK) == LINK;
  }

  public boolean isDevice() {
    return (mode & TYPE_MASK) == CHARACTER_DEVICE || (mode & TYPE_MASK) == BLOCK_DEVICE;
  }

  /** Whether both describe the same file. */
  public boolean sameFile(FileStatus other) {
    return device == other.device && inode == other.inode;
  }

  /** Major number of the device that this file is. */
  public int major() {
    return (int) ((rawDevice >>> 8 & 0xfff) | (rawDevice >>> 32 & 0xfffff000L));
  }

  /** Minor number of the device that this file is. */
  public int minor() {
    return (int) ((rawDevice & 0xff) | (rawDevice >>> 12 & 0xffffff00L));
  }

  /** The number that mknod(2) takes for a device. */
  public static long deviceNumber(int major, int minor) {
    return (minor & 0xffL)
        | (major & 0xfffL) << 8
        | (minor & 0xffffff00L) << 12
        | (major & 0xfffff000L) << 32;
  }

  /** Type and permissions as {@code ls -l} shows them: {@code drwxr-xr-x}. */
  public static String modeText(int mode) {
    char[] text = new char[10];
    text[0] = typeLetter(mode);
    for (int i = 0; i < 9; i++) {
      text[1 + i] = (mode >>> (8 - i) & 1) != 0 ? "rwxrwxrwx".charAt(i) : '-';
    }
    text[3] = special(mode, 0x800, text[3], 's', 'S');
    text[6] = special(mode, 0x400, text[6], 's', 'S');
    text[9] = special(mode, 0x200, text[9], 't', 'T');
    StringBuilder result = new StringBuilder();
    for (char letter : text) {
      result.append(letter);
    }
    return result.toString();
  }

  private static char special(int mode, int bit, char execute, char with, char without) {
    if ((mode & bit) == 0) {
      return execute;
    }
    return execute == 'x' ? with : without;
  }

  private static char typeLetter(int mode) {
    return switch (mode & TYPE_MASK) {
      case DIRECTORY -> 'd';
      case LINK -> 'l';
      case CHARACTER_DEVICE -> 'c';
      case BLOCK_DEVICE -> 'b';
      case FIFO -> 'p';
      case SOCKET -> 's';
      default -> '-';
    };
  }
}
