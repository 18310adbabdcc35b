package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** A program that does the same to each of its operands, and with -R to all that is below them. */
abstract class FileTree extends Program {
  FileTree(String name, String usage) {
    super(name, usage);
  }

  /** Does it to one file, links not followed below the operands; 0, or 1 after a message. */
  abstract int visit(String path, FileStatus status);

  /** Visits a file and, if it is a directory and so wanted, what is in it, parents first. */
  final int walk(String path, boolean recursive, boolean follow) {
    FileStatus status = new FileStatus();
    int result = os.stat(path, follow, status);
    if (result < 0) {
      return fail(path, result);
    }
    int worst = visit(path, status);
    if (recursive && status.isDirectory()) {
      Sequence<String> names = new Sequence<>();
      result = Directory.sorted(os, path, names);
      if (result < 0) {
        return fail(path, result);
      }
      for (String name : names) {
        worst = Math.max(worst, walk(Paths.join(path, name), true, false));
      }
    }
    return worst;
  }
}
