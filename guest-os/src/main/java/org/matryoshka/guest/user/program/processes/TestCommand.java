package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Terminal;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code test} and {@code [}: files, strings and numbers compared. Status 0 for true, 1 for false,
 * 2 for a wrong use.
 */
public final class TestCommand extends Program {
  private static final int WRONG = 2;

  private final boolean bracket;
  private String[] words = {};
  private int at;
  private int end;
  private boolean wrong;

  /** As {@code [}, which wants a closing bracket, or as {@code test}. */
  public TestCommand(boolean bracket) {
    super(bracket ? "[" : "test", "EXPRESSION");
    this.bracket = bracket;
  }

  public static void main(String[] args) {
    new TestCommand(false).start(args);
  }

  @Override
  protected int run(String[] args) {
    words = args;
    end = args.length;
    at = 0;
    wrong = false;
    if (bracket) {
      if (end == 0 || !args[end - 1].equals("]")) {
        fail("missing ']'");
        return WRONG;
      }
      end--;
    }
    if (end == 0) {
      return 1;
    }
    boolean result = or();
    if (!wrong && at < end) {
      complain("unexpected argument '" + words[at] + "'");
    }
    return wrong ? WRONG : result ? 0 : 1;
  }

  private void complain(String message) {
    if (!wrong) {
      fail(message);
    }
    wrong = true;
  }

  private boolean or() {
    boolean result = and();
    while (at < end && words[at].equals("-o")) {
      at++;
      result |= and();
    }
    return result;
  }

  private boolean and() {
    boolean result = not();
    while (at < end && words[at].equals("-a")) {
      at++;
      result &= not();
    }
    return result;
  }

  private boolean not() {
    if (at < end && words[at].equals("!") && at + 1 < end && !isBinaryAt(at + 1)) {
      at++;
      return !not();
    }
    return primary();
  }

  private boolean isBinaryAt(int place) {
    return place + 1 < end && place == at + 1 && isBinary(words[place]) && end - at == 3;
  }

  private static boolean isBinary(String word) {
    return switch (word) {
      case "=",
          "==",
          "!=",
          "<",
          ">",
          "-eq",
          "-ne",
          "-lt",
          "-le",
          "-gt",
          "-ge",
          "-nt",
          "-ot",
          "-ef" ->
          true;
      default -> false;
    };
  }

  private boolean primary() {
    if (at >= end) {
      complain("argument expected");
      return false;
    }
    String word = words[at];
    if (at + 2 < end && isBinary(words[at + 1])) {
      at += 3;
      return binary(word, words[at - 2], words[at - 1]);
    }
    if (word.equals("(") && end - at > 1) {
      at++;
      boolean result = or();
      if (at < end && words[at].equals(")")) {
        at++;
      } else {
        complain("closing parenthesis expected");
      }
      return result;
    }
    if (word.length() == 2 && word.charAt(0) == '-' && at + 1 < end && isUnary(word.charAt(1))) {
      at += 2;
      return unary(word.charAt(1), words[at - 1]);
    }
    at++;
    return !word.isEmpty();
  }

  private boolean binary(String left, String operator, String right) {
    return switch (operator) {
      case "=", "==" -> left.equals(right);
      case "!=" -> !left.equals(right);
      case "<" -> Text.compare(left, right) < 0;
      case ">" -> Text.compare(left, right) > 0;
      case "-nt" -> time(left) > time(right);
      case "-ot" -> time(left) < time(right);
      case "-ef" -> {
        FileStatus one = new FileStatus();
        FileStatus two = new FileStatus();
        yield os.stat(left, true, one) >= 0 && os.stat(right, true, two) >= 0 && one.sameFile(two);
      }
      default -> {
        long difference = Long.compare(number(left), number(right));
        yield switch (operator) {
          case "-eq" -> difference == 0;
          case "-ne" -> difference != 0;
          case "-lt" -> difference < 0;
          case "-le" -> difference <= 0;
          case "-gt" -> difference > 0;
          default -> difference >= 0;
        };
      }
    };
  }

  private long time(String path) {
    FileStatus status = new FileStatus();
    return os.stat(path, true, status) < 0 ? Long.MIN_VALUE : status.modificationTime;
  }

  private long number(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && Text.isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && Text.isSpace(text.charAt(to - 1))) {
      to--;
    }
    long value = Numbers.parseSigned(text.substring(from, to));
    if (value == Numbers.NONE) {
      complain("'" + text + "' is no number");
    }
    return value;
  }

  private static boolean isUnary(char letter) {
    return "nzdefrwxsLhpcbStgukO".indexOf(letter) >= 0;
  }

  private boolean unary(char letter, String operand) {
    return switch (letter) {
      case 'n' -> !operand.isEmpty();
      case 'z' -> operand.isEmpty();
      case 't' -> Terminal.isTerminal(os, (int) Math.min(number(operand), 1000));
      case 'r' -> os.access(operand, 4) >= 0;
      case 'w' -> os.access(operand, 2) >= 0;
      case 'x' -> os.access(operand, 1) >= 0;
      default -> {
        FileStatus status = new FileStatus();
        boolean follow = letter != 'L' && letter != 'h';
        yield os.stat(operand, follow, status) >= 0 && holds(letter, status);
      }
    };
  }

  private boolean holds(char letter, FileStatus status) {
    int type = status.mode & FileStatus.TYPE_MASK;
    return switch (letter) {
      case 'd' -> type == FileStatus.DIRECTORY;
      case 'f' -> type == FileStatus.REGULAR;
      case 'L', 'h' -> type == FileStatus.LINK;
      case 'p' -> type == FileStatus.FIFO;
      case 'c' -> type == FileStatus.CHARACTER_DEVICE;
      case 'b' -> type == FileStatus.BLOCK_DEVICE;
      case 'S' -> type == FileStatus.SOCKET;
      case 's' -> status.size > 0;
      case 'g' -> (status.mode & 0x400) != 0;
      case 'u' -> (status.mode & 0x800) != 0;
      case 'k' -> (status.mode & 0x200) != 0;
      case 'O' -> status.uid == os.geteuid();
      default -> true;
    };
  }
}
