package org.matryoshka.guest.kernel.vfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Credentials;

/**
 * Replays random calls on files, recorded on Linux with their answers: the same answers come, errno
 * for errno, from path walk, permissions, links, renames and listings.
 */
class VfsOracleTest {
  private static final String RECORD = "/files/paths.txt";

  private final FilesRig rig = new FilesRig();
  private final Map<Long, String> errors = new HashMap<>();

  @Test
  void answersAsLinuxDoes() throws IOException, IllegalAccessException {
    for (Field field : Errno.class.getFields()) {
      errors.putIfAbsent(-(long) field.getInt(null), field.getName());
    }
    List<String> differences = new ArrayList<>();
    int calls = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                VfsOracleTest.class.getResourceAsStream(RECORD), StandardCharsets.ISO_8859_1))) {
      String line = reader.readLine();
      while (line != null) {
        if (!line.startsWith("#")) {
          calls++;
          int arrow = line.indexOf(" -> ");
          String expected = line.substring(arrow + 4);
          String actual = answer(line.substring(0, arrow).split("\t", -1));
          if (!actual.equals(expected)) {
            differences.add(calls + ": " + line + " but was " + actual);
            break;
          }
        }
        line = reader.readLine();
      }
    }
    assertThat(differences).isEmpty();
    assertThat(calls).isGreaterThan(5000);
  }

  private String answer(String[] call) {
    String p = call.length > 1 ? call[1] : "";
    String q = call.length > 2 ? call[2] : "";
    DirectoryChange change = new DirectoryChange(rig.vfs, rig.caller());
    return switch (call[0]) {
      case "mkdir" -> {
        int mode = FileMode.DIRECTORY | (Integer.parseInt(q, 8) & 01777);
        yield result(change.make(rig.here(), p, mode, 0, null));
      }
      case "mkfifo" -> result(change.make(rig.here(), p, FileMode.FIFO | 0666, 0, null));
      case "symlink" -> {
        // The system call looks at the target before it does anything.
        boolean tooLong = p.length() >= PathWalk.PATH_MAX;
        String refused = tooLong ? "ENAMETOOLONG" : p.isEmpty() ? "ENOENT" : null;
        yield refused != null ? refused : result(rig.symlink(p, q));
      }
      case "open" -> open(p, Integer.parseInt(q, 8), Integer.parseInt(call[3], 8));
      case "unlink" -> result(rig.unlink(p));
      case "rmdir" -> result(rig.rmdir(p));
      case "rename" -> result(rig.rename(p, q));
      case "exchange" -> result(rename(p, q, Rename.EXCHANGE));
      case "noreplace" -> result(rename(p, q, Rename.NO_REPLACE));
      case "link" -> link(change, p, q);
      default -> answerQuestion(call, p, q);
    };
  }

  private String answerQuestion(String[] call, String p, String q) {
    if (call[0].startsWith("as ")) {
      int user = Integer.parseInt(call[0].substring(3));
      int group = user == 0 ? 0 : 100;
      rig.credentials = Credentials.root().withFileIdentity(user, group);
      return "0";
    }
    if (call[0].equals("getcwd")) {
      return rig.here().dentry().deleted() ? "ENOENT" : rig.pwd();
    }
    boolean follow = !call[0].equals("lstat") && !call[0].equals("readlink");
    PathWalk walk = rig.caller().walk(rig.vfs);
    long error = walk.walk(rig.here(), p, follow ? PathWalk.FOLLOW : 0);
    if (error == 0 && walk.location() == null) {
      error = -Errno.ENOENT;
    }
    if (error != 0) {
      return result(error);
    }
    return answerFound(call[0], walk.location(), q, call.length > 3 ? call[3] : "");
  }

  private String answerFound(String call, Location found, String q, String r) {
    Inode inode = found.inode();
    Attributes attributes = new Attributes(rig.caller());
    return switch (call) {
      case "readlink" -> inode.isLink() ? "=" + inode.target() : "EINVAL";
      case "stat", "lstat" -> describe(inode);
      case "chdir" -> chdir(found);
      case "chmod" -> result(attributes.setMode(found, Integer.parseInt(q, 8)));
      case "chown" -> result(attributes.setOwner(found, Integer.parseInt(q), Integer.parseInt(r)));
      case "truncate" -> truncate(inode, Long.parseLong(q));
      case "list" -> list(found);
      case "access" -> {
        boolean allowed = Permission.allows(rig.credentials, inode, Integer.parseInt(q));
        yield allowed ? "0" : "EACCES";
      }
      default -> throw new AssertionError("unknown call " + call);
    };
  }

  private String result(long value) {
    return value < 0 ? errors.get(value) : Long.toString(value);
  }

  private long rename(String p, String q, int flags) {
    return new Rename(rig.vfs, rig.caller()).rename(rig.here(), p, rig.here(), q, flags);
  }

  private String link(DirectoryChange change, String p, String q) {
    PathWalk walk = rig.caller().walk(rig.vfs);
    long error = walk.walk(rig.here(), p, 0);
    if (error != 0) {
      return result(error);
    }
    if (walk.location() == null) {
      return "ENOENT";
    }
    return result(change.link(walk.location(), rig.here(), q));
  }

  private String open(String path, int flags, int mode) {
    Opening opening = new Opening(rig.vfs, rig.caller());
    long error = opening.open(rig.here(), path, flags, mode);
    if (error != 0) {
      return result(error);
    }
    OpenFile file = opening.file();
    if (file.writable() && file.inode().isRegular()) {
      long at = file.appending() ? file.inode().size() : 0;
      byte[] text = {'h', 'e', 'l', 'l', 'o'};
      assertThat(file.write(new ArrayTransfer(text, 0, 5), at)).isEqualTo(5);
    }
    file.release();
    return "0";
  }

  private static String describe(Inode inode) {
    long size = inode.isRegular() || inode.isLink() ? inode.size() : 0;
    String mode = Integer.toOctalString(inode.mode());
    return mode + " " + inode.links() + " " + inode.uid() + " " + inode.gid() + " " + size;
  }

  private String chdir(Location found) {
    if (!found.inode().isDirectory()) {
      return "ENOTDIR";
    }
    if (!Permission.allows(rig.credentials, found.inode(), Permission.EXECUTE)) {
      return "EACCES";
    }
    rig.context.setWorkingDirectory(found);
    return "0";
  }

  private String truncate(Inode inode, long size) {
    if (!inode.isRegular()) {
      return inode.isDirectory() ? "EISDIR" : "EINVAL";
    }
    if (!Permission.allows(rig.credentials, inode, Permission.WRITE)) {
      return "EACCES";
    }
    return result(inode.truncate(size));
  }

  private String list(Location found) {
    Opening opening = new Opening(rig.vfs, rig.caller());
    int flags = OpenFlags.DIRECTORY;
    long error = opening.open(found, ".", flags, 0);
    if (!found.inode().isDirectory()) {
      return "ENOTDIR";
    }
    if (!Permission.allows(rig.credentials, found.inode(), Permission.READ)) {
      return "EACCES";
    }
    if (error == 0) {
      opening.file().release();
    }
    TreeSet<String> names = new TreeSet<>();
    DirectoryFile directory = new DirectoryFile(found, flags);
    long result =
        directory.list(
            (name, inode, mode, cookie) -> {
              if (!name.equals(".") && !name.equals("..")) {
                names.add(name);
              }
              return true;
            });
    directory.release();
    if (result != 0) {
      return result(result);
    }
    return names.isEmpty() ? "0" : String.join(" ", names);
  }
}
