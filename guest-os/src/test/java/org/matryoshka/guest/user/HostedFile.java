package org.matryoshka.guest.user;

import java.util.Map;
import java.util.TreeMap;
import org.matryoshka.guest.user.lib.FileStatus;

/** A file, directory, link or device of {@link HostedOs}. */
final class HostedFile {

  final long inode = System.identityHashCode(this);
  int mode;
  int uid;
  int gid;
  long links = 1;
  long modified = 1_000_000_000L;
  byte[] content = new byte[0];
  String target = "";
  long device;
  final Map<String, HostedFile> entries = new TreeMap<>();

  HostedFile(int mode) {
    this.mode = mode;
  }

  boolean isDirectory() {
    return (mode & FileStatus.TYPE_MASK) == FileStatus.DIRECTORY;
  }

  boolean isLink() {
    return (mode & FileStatus.TYPE_MASK) == FileStatus.LINK;
  }

  void tell(FileStatus into) {
    into.device = 1;
    into.inode = inode;
    into.mode = mode;
    into.uid = uid;
    into.gid = gid;
    into.links =
        isDirectory()
            ? 2 + entries.values().stream().filter(HostedFile::isDirectory).count()
            : links;
    into.size = isDirectory() ? 40 : isLink() ? target.length() : content.length;
    into.blockSize = 4096;
    into.blocks = (content.length + 4095) / 4096 * 8L;
    into.rawDevice = device;
    into.accessTime = modified;
    into.modificationTime = modified;
    into.changeTime = modified;
  }
}
