package org.matryoshka.guest.user;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Program;

/**
 * A kernel in memory for one process: files, directories, links, descriptors, captured output.
 * There are no other processes: {@code fork} fails.
 */
public final class HostedOs extends HostedProcess implements Os {
  private final HostedFile root = new HostedFile(FileStatus.DIRECTORY | 0755);
  private final Map<Integer, HostedOpenFile> open = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String directory = "/";
  private int mask = 022;

  public HostedOs() {
    input("");
    open.put(1, new HostedOpenFile(null, out));
    open.put(2, new HostedOpenFile(null, err));
  }

  /** What comes in on descriptor 0. */
  public HostedOs input(String text) {
    HostedFile file = new HostedFile(FileStatus.FIFO | 0600);
    file.content = text.getBytes(StandardCharsets.ISO_8859_1);
    open.put(0, new HostedOpenFile(file, null));
    return this;
  }

  /** Makes a file with the directories above it. */
  public HostedOs file(String path, String text) {
    String[] parts = path.split("/", -1);
    HostedFile at = root;
    for (int i = 0; i < parts.length - 1; i++) {
      if (!parts[i].isEmpty()) {
        at =
            at.entries.computeIfAbsent(
                parts[i], name -> new HostedFile(FileStatus.DIRECTORY | 0755));
      }
    }
    HostedFile file = new HostedFile(FileStatus.REGULAR | 0644);
    file.content = text.getBytes(StandardCharsets.ISO_8859_1);
    at.entries.put(parts[parts.length - 1], file);
    return this;
  }

  /** The content of a file; null if there is none. */
  public String content(String path) {
    HostedFile file = find(path, true);
    return file == null ? null : new String(file.content, StandardCharsets.ISO_8859_1);
  }

  /** What was written to descriptor 1. */
  public String output() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** What was written to descriptor 2. */
  public String errors() {
    return err.toString(StandardCharsets.ISO_8859_1);
  }

  /** Runs a program to its end: its status. */
  public int run(Program program, String... arguments) {
    try {
      return program.execute(this, arguments);
    } catch (HostedExit exit) {
      return exit.status;
    }
  }

  private HostedFile find(String path, boolean follow) {
    return walk(path, follow, 0);
  }

  private HostedFile walk(String path, boolean follow, int depth) {
    if (path.isEmpty() || depth > 8) {
      return null;
    }
    List<HostedFile> trail = new ArrayList<>();
    trail.add(root);
    String whole = path.startsWith("/") ? path : directory + "/" + path;
    String[] parts =
        Arrays.stream(whole.split("/", -1)).filter(part -> !part.isEmpty()).toArray(String[]::new);
    for (int i = 0; i < parts.length; i++) {
      HostedFile here = trail.getLast();
      if (!here.isDirectory()) {
        return null;
      }
      if (parts[i].equals("..")) {
        trail.subList(Math.max(1, trail.size() - 1), trail.size()).clear();
      } else if (!parts[i].equals(".")) {
        HostedFile next = here.entries.get(parts[i]);
        if (next != null && next.isLink() && (follow || i < parts.length - 1)) {
          String above = "/" + String.join("/", Arrays.copyOf(parts, i)) + "/";
          next =
              walk(
                  next.target.startsWith("/") ? next.target : above + next.target, true, depth + 1);
        }
        if (next == null) {
          return null;
        }
        trail.add(next);
      }
    }
    return trail.getLast();
  }

  private HostedFile parent(String path) {
    int slash = path.lastIndexOf('/');
    return find(slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash), true);
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public int open(String path, int flags, int mode) {
    HostedFile file = find(path, true);
    if (file == null) {
      HostedFile parent = parent(path);
      if ((flags & OpenFlags.CREATE) == 0 || parent == null || !parent.isDirectory()) {
        return -Errno.ENOENT;
      }
      file = new HostedFile(FileStatus.REGULAR | (mode & ~mask));
      parent.entries.put(base(path), file);
    } else if ((flags & OpenFlags.EXCLUSIVE) != 0) {
      return -Errno.EEXIST;
    }
    if (file.isDirectory() && (flags & 3) != 0) {
      return -Errno.EISDIR;
    }
    if (!file.isDirectory() && (flags & OpenFlags.DIRECTORY) != 0) {
      return -Errno.ENOTDIR;
    }
    if ((flags & OpenFlags.TRUNCATE) != 0) {
      file.content = new byte[0];
    }
    HostedOpenFile opened = new HostedOpenFile(file, null);
    opened.append = (flags & OpenFlags.APPEND) != 0;
    return install(opened, 0);
  }

  private int install(HostedOpenFile file, int from) {
    int fd = from;
    while (open.containsKey(fd)) {
      fd++;
    }
    open.put(fd, file);
    return fd;
  }

  @Override
  public int close(int fd) {
    return open.remove(fd) == null ? -Errno.EBADF : 0;
  }

  @Override
  public int read(int fd, byte[] buffer, int offset, int length) {
    HostedOpenFile file = open.get(fd);
    if (file == null || file.file == null) {
      return -Errno.EBADF;
    }
    return file.file.isDirectory() ? -Errno.EISDIR : file.read(buffer, offset, length);
  }

  @Override
  public int write(int fd, byte[] buffer, int offset, int length) {
    HostedOpenFile file = open.get(fd);
    return file == null ? -Errno.EBADF : file.write(buffer, offset, length);
  }

  @Override
  public long seek(int fd, long offset, int whence) {
    HostedOpenFile file = open.get(fd);
    if (file == null || file.file == null) {
      return -Errno.ESPIPE;
    }
    long base = whence == 0 ? 0 : whence == 1 ? file.at : file.file.content.length;
    file.at = (int) (base + offset);
    return file.at;
  }

  @Override
  public int stat(String path, boolean follow, FileStatus into) {
    HostedFile file = find(path, follow);
    if (file == null) {
      HostedFile parent = parent(path);
      return parent != null && !parent.isDirectory() ? -Errno.ENOTDIR : -Errno.ENOENT;
    }
    file.tell(into);
    return 0;
  }

  @Override
  public int fstat(int fd, FileStatus into) {
    HostedOpenFile file = open.get(fd);
    if (file == null) {
      return -Errno.EBADF;
    }
    if (file.file != null) {
      file.file.tell(into);
    }
    return 0;
  }

  @Override
  public int directoryEntries(int fd, byte[] buffer) {
    HostedOpenFile file = open.get(fd);
    if (file == null || !file.file.isDirectory()) {
      return -Errno.ENOTDIR;
    }
    List<String> names = new ArrayList<>(List.of(".", ".."));
    names.addAll(file.file.entries.keySet());
    int used = 0;
    while (file.at < names.size()) {
      byte[] name = names.get(file.at).getBytes(StandardCharsets.ISO_8859_1);
      int length = (19 + name.length + 1 + 7) & ~7;
      if (used + length > buffer.length) {
        break;
      }
      Arrays.fill(buffer, used, used + length, (byte) 0);
      LittleEndian.putShort(buffer, used + 16, length);
      System.arraycopy(name, 0, buffer, used + 19, name.length);
      used += length;
      file.at++;
    }
    return used;
  }

  private int add(String path, HostedFile file) {
    HostedFile parent = parent(path);
    if (parent == null) {
      return -Errno.ENOENT;
    }
    if (!parent.isDirectory()) {
      return -Errno.ENOTDIR;
    }
    return parent.entries.putIfAbsent(base(path), file) == null ? 0 : -Errno.EEXIST;
  }

  @Override
  public int mkdir(String path, int mode) {
    return add(path, new HostedFile(FileStatus.DIRECTORY | (mode & ~mask)));
  }

  @Override
  public int rmdir(String path) {
    HostedFile file = find(path, false);
    if (file == null) {
      return -Errno.ENOENT;
    }
    if (!file.isDirectory()) {
      return -Errno.ENOTDIR;
    }
    if (!file.entries.isEmpty()) {
      return -Errno.ENOTEMPTY;
    }
    parent(path).entries.remove(base(path));
    return 0;
  }

  @Override
  public int unlink(String path) {
    HostedFile file = find(path, false);
    if (file == null) {
      return -Errno.ENOENT;
    }
    if (file.isDirectory()) {
      return -Errno.EISDIR;
    }
    file.links--;
    parent(path).entries.remove(base(path));
    return 0;
  }

  @Override
  public int rename(String from, String to) {
    HostedFile file = find(from, false);
    HostedFile parent = parent(to);
    if (file == null || parent == null) {
      return -Errno.ENOENT;
    }
    parent(from).entries.remove(base(from));
    parent.entries.put(base(to), file);
    return 0;
  }

  @Override
  public int link(String existing, String path) {
    HostedFile file = find(existing, false);
    if (file == null) {
      return -Errno.ENOENT;
    }
    int result = add(path, file);
    file.links += result == 0 ? 1 : 0;
    return result;
  }

  @Override
  public int symlink(String target, String path) {
    HostedFile link = new HostedFile(FileStatus.LINK | 0777);
    link.target = target;
    return add(path, link);
  }

  @Override
  public int readlink(String path, byte[] buffer) {
    HostedFile file = find(path, false);
    if (file == null) {
      return -Errno.ENOENT;
    }
    if (!file.isLink()) {
      return -Errno.EINVAL;
    }
    byte[] target = file.target.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(target, 0, buffer, 0, target.length);
    return target.length;
  }

  @Override
  public int access(String path, int mode) {
    HostedFile file = find(path, true);
    return file == null
        ? -Errno.ENOENT
        : (mode & 1) != 0 && (file.mode & 0111) == 0 ? -Errno.EACCES : 0;
  }

  @Override
  public int chmod(String path, int mode) {
    HostedFile file = find(path, true);
    if (file == null) {
      return -Errno.ENOENT;
    }
    file.mode = (file.mode & FileStatus.TYPE_MASK) | (mode & 07777);
    return 0;
  }

  @Override
  public int chown(String path, int uid, int gid, boolean follow) {
    HostedFile file = find(path, follow);
    if (file == null) {
      return -Errno.ENOENT;
    }
    file.uid = uid < 0 ? file.uid : uid;
    file.gid = gid < 0 ? file.gid : gid;
    return 0;
  }

  @Override
  public int setTimes(String path, long accessTime, long modificationTime) {
    HostedFile file = find(path, true);
    if (file == null) {
      return -Errno.ENOENT;
    }
    file.modified = modificationTime < 0 ? clock(0) / 1_000_000_000L : modificationTime;
    return 0;
  }

  @Override
  public int truncate(String path, long length) {
    HostedFile file = find(path, true);
    if (file == null) {
      return -Errno.ENOENT;
    }
    file.content = Arrays.copyOf(file.content, (int) length);
    return 0;
  }

  @Override
  public int mknod(String path, int mode, long device) {
    HostedFile file = new HostedFile(mode & ~mask);
    file.device = device;
    return add(path, file);
  }

  @Override
  public int umask(int newMask) {
    int old = mask;
    mask = newMask;
    return old;
  }

  @Override
  public int chdir(String path) {
    HostedFile file = find(path, true);
    if (file == null) {
      return -Errno.ENOENT;
    }
    if (!file.isDirectory()) {
      return -Errno.ENOTDIR;
    }
    List<String> parts = new ArrayList<>();
    for (String part : (path.startsWith("/") ? path : directory + "/" + path).split("/", -1)) {
      if (part.equals("..")) {
        parts.subList(Math.max(0, parts.size() - 1), parts.size()).clear();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    directory = "/" + String.join("/", parts);
    return 0;
  }

  @Override
  public int getcwd(byte[] buffer) {
    byte[] path = directory.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(path, 0, buffer, 0, path.length);
    buffer[path.length] = 0;
    return path.length + 1;
  }

  @Override
  public int duplicate(int fd, int target) {
    if (!open.containsKey(fd)) {
      return -Errno.EBADF;
    }
    open.put(target, open.get(fd));
    return target;
  }

  @Override
  public int fcntl(int fd, int command, long argument) {
    if (!open.containsKey(fd)) {
      return -Errno.EBADF;
    }
    boolean copies = command == OpenFlags.F_DUPFD || command == OpenFlags.F_DUPFD_CLOEXEC;
    return copies ? install(open.get(fd), (int) argument) : 0;
  }

  @Override
  public int pipe(int[] ends, int flags) {
    HostedFile file = new HostedFile(FileStatus.FIFO | 0600);
    ends[0] = install(new HostedOpenFile(file, null), 0);
    ends[1] = install(new HostedOpenFile(file, null), 0);
    return 0;
  }

  @Override
  public int pollInput(int fd, int timeoutMillis) {
    return open.containsKey(fd) ? 1 : -Errno.EBADF;
  }
}
