package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Glob;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code find}: files below directories that an expression selects: {@code -name -path -type -size
 * -newer -empty -maxdepth -mindepth ! -a -o ( ) -print -exec … ; -delete}. Directories are walked
 * in order of names.
 */
public final class Find extends Program {
  private String[] words = {};
  private int first;
  private int at;
  private long maxDepth = Long.MAX_VALUE;
  private long minDepth;
  private boolean acts;
  private boolean contentsFirst;
  private String path = "";
  private FileStatus file = new FileStatus();
  private String wrong;
  private int status;

  public Find() {
    super("find", "[PATH...] [EXPRESSION]");
  }

  public static void main(String[] args) {
    new Find().start(args);
  }

  @Override
  protected int run(String[] args) {
    words = args;
    while (first < args.length
        && !args[first].startsWith("-")
        && !args[first].equals("!")
        && !args[first].equals("(")) {
      first++;
    }
    for (int i = first; i < args.length; i++) {
      acts |=
          args[i].equals("-print")
              || args[i].equals("-exec")
              || args[i].equals("-delete")
              || args[i].equals("-print0");
      contentsFirst |= args[i].equals("-delete") || args[i].equals("-depth");
    }
    at = first;
    if (first < args.length) {
      or(false);
      if (wrong == null && at < args.length) {
        wrong = "unexpected '" + args[at] + "'";
      }
    }
    if (wrong != null) {
      return misused(wrong);
    }
    if (first == 0) {
      walk(".", 0);
    }
    for (int i = 0; i < first; i++) {
      walk(args[i], 0);
    }
    return status;
  }

  private void walk(String place, int depth) {
    FileStatus here = new FileStatus();
    int result = os.stat(place, false, here);
    if (result < 0) {
      status = fail(place, result);
      return;
    }
    if (!contentsFirst) {
      consider(place, here, depth);
    }
    if (here.isDirectory() && depth < maxDepth) {
      Sequence<String> names = new Sequence<>();
      result = Directory.sorted(os, place, names);
      if (result < 0) {
        status = fail(place, result);
      }
      for (String name : names) {
        walk(Paths.join(place, name), depth + 1);
      }
    }
    if (contentsFirst) {
      consider(place, here, depth);
    }
  }

  private void consider(String place, FileStatus here, int depth) {
    if (depth < minDepth) {
      return;
    }
    path = place;
    file = here;
    at = first;
    boolean selected = first == words.length || or(true);
    if (selected && !acts) {
      out.line(place);
    }
  }

  /** Goes over the expression, testing the file at hand only if {@code live}. */
  private boolean or(boolean live) {
    boolean result = and(live);
    while (at < words.length && words[at].equals("-o") && wrong == null) {
      at++;
      boolean other = and(live && !result);
      result |= other;
    }
    return result;
  }

  private boolean and(boolean live) {
    boolean result = not(live);
    while (at < words.length
        && !words[at].equals("-o")
        && !words[at].equals(")")
        && wrong == null) {
      at += words[at].equals("-a") ? 1 : 0;
      boolean other = not(live && result);
      result &= other;
    }
    return result;
  }

  private boolean not(boolean live) {
    if (at < words.length && words[at].equals("!")) {
      at++;
      return !not(live);
    }
    if (at >= words.length) {
      wrong = "the expression ends too early";
      return false;
    }
    if (words[at].equals("(")) {
      at++;
      boolean result = or(live);
      if (at >= words.length || !words[at].equals(")")) {
        wrong = "a closing parenthesis is missing";
      }
      at++;
      return result;
    }
    return primary(words[at++], live);
  }

  private String operand(String option) {
    if (at >= words.length) {
      wrong = option + " needs a value";
      return "";
    }
    return words[at++];
  }

  private long number(String option) {
    String text = operand(option);
    long number = Numbers.parse(text);
    if (number < 0 && wrong == null) {
      wrong = option + " needs a number, not '" + text + "'";
    }
    return number;
  }

  private boolean primary(String word, boolean live) {
    return switch (word) {
      case "-name" -> Glob.matches(operand(word), Paths.base(path));
      case "-path" -> Glob.matches(operand(word), path);
      case "-type" -> {
        String letter = operand(word);
        char type = FileStatus.modeText(file.mode).charAt(0);
        yield letter.length() == 1 && letter.charAt(0) == (type == '-' ? 'f' : type);
      }
      case "-size" -> size(operand(word));
      case "-newer" -> {
        FileStatus other = new FileStatus();
        yield os.stat(operand(word), true, other) >= 0
            && file.modificationTime > other.modificationTime;
      }
      case "-empty" -> live && isEmpty();
      case "-maxdepth" -> {
        maxDepth = number(word);
        yield true;
      }
      case "-mindepth" -> {
        minDepth = number(word);
        yield true;
      }
      case "-depth" -> true;
      case "-print", "-print0" -> {
        if (live) {
          out.print(path).put(word.equals("-print") ? '\n' : 0);
        }
        yield true;
      }
      case "-exec" -> execute(live);
      case "-delete" -> live && delete();
      default -> {
        wrong = "unknown predicate '" + word + "'";
        yield false;
      }
    };
  }

  private boolean size(String text) {
    boolean more = text.startsWith("+");
    boolean less = text.startsWith("-");
    String amount = more || less ? text.substring(1) : text;
    boolean bytes = amount.endsWith("c");
    String digits = bytes ? amount.substring(0, amount.length() - 1) : amount;
    boolean unit = !bytes && !digits.isEmpty() && !Text.isDigit(digits.charAt(digits.length() - 1));
    long wanted = Numbers.parseSize(digits);
    if (wanted < 0 && wrong == null) {
      wrong = "-size needs a number, not '" + text + "'";
      return false;
    }
    long size = bytes || unit ? file.size : (file.size + 511) / 512;
    return more ? size > wanted : less ? size < wanted : size == wanted;
  }

  private boolean isEmpty() {
    if (!file.isDirectory()) {
      return file.isRegular() && file.size == 0;
    }
    Sequence<String> names = new Sequence<>();
    return Directory.list(os, path, names) >= 0 && names.isEmpty();
  }

  private boolean execute(boolean live) {
    Sequence<String> command = new Sequence<>();
    while (at < words.length && !words[at].equals(";") && !words[at].equals("+")) {
      command.add(words[at].equals("{}") ? path : words[at]);
      at++;
    }
    if (at >= words.length || command.isEmpty()) {
      wrong = "-exec needs a command and a ;";
      return false;
    }
    at++;
    if (!live) {
      return false;
    }
    out.flush();
    String[] arguments = new String[command.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = command.get(i);
    }
    return Commands.run(this, os, arguments) == 0;
  }

  private boolean delete() {
    int result = file.isDirectory() ? os.rmdir(path) : os.unlink(path);
    if (result < 0) {
      status = fail("cannot delete '" + path + "'", result);
    }
    return result >= 0;
  }
}
