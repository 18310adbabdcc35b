package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Terminal;

/** {@code ls}: directories and files, sorted, in columns on a terminal and one a line elsewhere. */
public final class Ls extends Program {
  private Options options;
  private ListingFormat format;
  private int status;
  private boolean somethingPrinted;

  public Ls() {
    super("ls", "[-1aACdFhilnrRSt] [FILE...]");
  }

  public static void main(String[] args) {
    new Ls().start(args);
  }

  @Override
  protected int run(String[] args) {
    options = Options.of(this, args, "1aACdFhilnrRSt");
    if (options.wrong()) {
      return 2;
    }
    boolean terminal = !options.has('1') && !options.has('l') && Terminal.isTerminal(os, 1);
    int width = options.has('C') || terminal ? lineWidth(terminal) : 0;
    format = new ListingFormat(os, out, options, width);
    String[] operands = options.count() == 0 ? new String[] {"."} : options.operands();
    Sequence<ListedFile> files = new Sequence<>();
    Sequence<ListedFile> directories = new Sequence<>();
    for (String operand : operands) {
      ListedFile file = status(operand, operand, !options.has('l'));
      if (file != null) {
        (file.status.isDirectory() && !options.has('d') ? directories : files).add(file);
      }
    }
    ListedFileOrder order = new ListedFileOrder(options);
    files.sort(order);
    directories.sort(order);
    if (!files.isEmpty()) {
      format.print(files, false);
      somethingPrinted = true;
    }
    boolean titles = operands.length > 1 || options.has('R');
    for (ListedFile directory : directories) {
      list(directory.name, titles);
    }
    return status;
  }

  private int lineWidth(boolean terminal) {
    String columns = environment("COLUMNS");
    long width = columns == null ? -1 : Numbers.parse(columns);
    if (width > 0 && width < 10000) {
      return (int) width;
    }
    return terminal ? new Terminal(os, 1).columns(80) : 80;
  }

  private ListedFile status(String path, String name, boolean follow) {
    FileStatus found = new FileStatus();
    int result = os.stat(path, follow, found);
    if (result < 0 && follow) {
      result = os.stat(path, false, found);
    }
    if (result < 0) {
      fail(path, result);
      status = path.equals(name) ? 2 : Math.max(status, 1);
      return null;
    }
    return new ListedFile(path, name, found);
  }

  private void list(String path, boolean title) {
    Sequence<String> names = new Sequence<>();
    int result = Directory.list(os, path, names);
    if (title) {
      out.print(somethingPrinted ? "\n" : "").print(path).line(":");
    }
    somethingPrinted = true;
    if (result < 0) {
      status = fail(path, result);
      return;
    }
    if (options.has('a')) {
      names.add(".");
      names.add("..");
    }
    Sequence<ListedFile> files = new Sequence<>();
    for (String name : names) {
      if (!name.startsWith(".") || options.has('a') || options.has('A')) {
        ListedFile file =
            format.needsStatus()
                ? status(Paths.join(path, name), name, false)
                : new ListedFile(Paths.join(path, name), name, null);
        if (file != null) {
          files.add(file);
        }
      }
    }
    files.sort(new ListedFileOrder(options));
    format.print(files, true);
    if (options.has('R')) {
      for (ListedFile file : files) {
        if (file.status.isDirectory() && !file.name.equals(".") && !file.name.equals("..")) {
          list(file.path, true);
        }
      }
    }
  }
}
