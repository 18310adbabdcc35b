package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** Copies files and trees, for {@code cp} and for {@code mv} across file systems. */
final class FileCopy {
  private final Program program;
  private final Os os;
  private final boolean recursive;
  private final boolean preserve;
  private final boolean followLinks;
  private final boolean force;

  /** {@code preserve} keeps modes, owners and times. */
  FileCopy(
      Program program,
      Os os,
      boolean recursive,
      boolean preserve,
      boolean followLinks,
      boolean force) {
    this.program = program;
    this.os = os;
    this.recursive = recursive;
    this.preserve = preserve;
    this.followLinks = followLinks;
    this.force = force;
  }

  /** Copies one file or tree; 0, or 1 after a message. */
  int copy(String from, String to) {
    FileStatus source = new FileStatus();
    int result = os.stat(from, followLinks, source);
    if (result < 0) {
      return program.fail("cannot stat '" + from + "'", result);
    }
    FileStatus target = new FileStatus();
    boolean exists = os.stat(to, true, target) >= 0;
    if (exists && source.sameFile(target)) {
      return program.fail("'" + from + "' and '" + to + "' are the same file");
    }
    if (source.isDirectory()) {
      return recursive
          ? copyDirectory(from, to, source, exists)
          : program.fail("omitting directory '" + from + "'");
    }
    if (source.isLink()) {
      result = copyLink(from, to);
    } else if (!source.isRegular() && recursive) {
      result = os.mknod(to, source.mode, source.rawDevice);
    } else {
      return copyRegular(from, to, source);
    }
    return result < 0 ? program.fail("cannot create '" + to + "'", result) : keep(to, source);
  }

  private int copyLink(String from, String to) {
    byte[] target = new byte[4096];
    int length = os.readlink(from, target);
    if (length < 0) {
      return length;
    }
    os.unlink(to);
    return os.symlink(Bytes.text(target, 0, length), to);
  }

  private int copyRegular(String from, String to, FileStatus source) {
    int in = os.open(from, OpenFlags.READ, 0);
    if (in < 0) {
      return program.fail("cannot open '" + from + "'", in);
    }
    int flags = OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE;
    int out = os.open(to, flags, source.mode & 0x1ff);
    if (out < 0 && force && os.unlink(to) >= 0) {
      out = os.open(to, flags, source.mode & 0x1ff);
    }
    if (out < 0) {
      os.close(in);
      return program.fail("cannot create '" + to + "'", out);
    }
    int result = Files.copy(os, in, out);
    os.close(in);
    os.close(out);
    return result < 0
        ? program.fail("error copying '" + from + "' to '" + to + "'", result)
        : keep(to, source);
  }

  private int copyDirectory(String from, String to, FileStatus source, boolean exists) {
    int result = exists ? 0 : os.mkdir(to, (source.mode & 0x1ff) | 0x1c0);
    if (result < 0) {
      return program.fail("cannot create directory '" + to + "'", result);
    }
    FileStatus made = new FileStatus();
    os.stat(to, true, made);
    Sequence<String> names = new Sequence<>();
    result = Directory.sorted(os, from, names);
    if (result < 0) {
      return program.fail(from, result);
    }
    int worst = 0;
    for (String name : names) {
      FileStatus inner = new FileStatus();
      String path = Paths.join(from, name);
      if (os.stat(path, false, inner) >= 0 && inner.sameFile(made)) {
        worst = program.fail("cannot copy a directory, '" + from + "', into itself, '" + to + "'");
      } else {
        worst = Math.max(worst, copy(path, Paths.join(to, name)));
      }
    }
    return Math.max(worst, keep(to, source));
  }

  private int keep(String to, FileStatus source) {
    if (preserve) {
      os.chown(to, source.uid, source.gid, false);
      if (!source.isLink()) {
        os.chmod(to, source.mode & 0xfff);
        os.setTimes(to, source.accessTime, source.modificationTime);
      }
    }
    return 0;
  }

  /** Where a copy goes: into the target if that is a directory, else to the target itself. */
  static String destination(Os os, String from, String target) {
    FileStatus status = new FileStatus();
    boolean directory = os.stat(target, true, status) >= 0 && status.isDirectory();
    return directory ? Paths.join(target, Paths.base(from)) : target;
  }

  /** Whether several sources have a directory to go to. */
  static boolean isDirectory(Os os, String target) {
    FileStatus status = new FileStatus();
    return os.stat(target, true, status) >= 0 && status.isDirectory();
  }
}
