package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/** {@code xargs}: runs a command with arguments from its input, as many at a time as -n says. */
public final class Xargs extends Program {
  private static final int MOST_BYTES = 32768;

  private Options options;
  private int status;
  private boolean ran;

  public Xargs() {
    super("xargs", "[-0rt] [-n COUNT] [-I MARK] [COMMAND [ARGUMENT...]]");
  }

  public static void main(String[] args) {
    new Xargs().start(args);
  }

  @Override
  protected int run(String[] args) {
    options = Options.before(this, args, "0rtn:I:");
    long most = options.number('n', options.value('I') == null ? Integer.MAX_VALUE : 1);
    if (options.wrong() || most == 0) {
      return 1;
    }
    Sequence<String> batch = new Sequence<>();
    int bytes = 0;
    String item = next();
    while (item != null && status < 124) {
      batch.add(item);
      bytes += item.length() + 1;
      if (batch.size() >= most || bytes >= MOST_BYTES) {
        execute(batch);
        bytes = 0;
      }
      item = next();
    }
    if (status < 124
        && (!batch.isEmpty() || (!ran && !options.has('r') && options.value('I') == null))) {
      execute(batch);
    }
    return status;
  }

  private String next() {
    if (options.has('0')) {
      return input().readUntil(0);
    }
    if (options.value('I') != null) {
      String line = input().readLine();
      while (line != null && line.isEmpty()) {
        line = input().readLine();
      }
      return line;
    }
    return word();
  }

  /** A word: quotes and backslashes keep spaces together. */
  private String word() {
    int character = input().read();
    while (character >= 0 && Text.isSpace(character)) {
      character = input().read();
    }
    if (character < 0) {
      return null;
    }
    StringBuilder word = new StringBuilder();
    int quote = 0;
    while (character >= 0 && (quote != 0 || !Text.isSpace(character))) {
      if (quote == 0 && (character == '\'' || character == '"')) {
        quote = character;
      } else if (character == quote && quote != 0) {
        quote = 0;
      } else if (character == '\\' && quote == 0) {
        word.append((char) input().read());
      } else {
        word.append((char) character);
      }
      character = input().read();
    }
    return word.toString();
  }

  private void execute(Sequence<String> batch) {
    ran = true;
    Sequence<String> command = new Sequence<>();
    String mark = options.value('I');
    if (options.count() == 0) {
      command.add("echo");
    }
    for (String part : options.operands()) {
      command.add(mark == null ? part : replaced(part, mark, batch.get(0)));
    }
    if (mark == null) {
      command.addAll(batch);
    }
    batch.clear();
    String[] arguments = new String[command.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = command.get(i);
      if (options.has('t')) {
        err.print(arguments[i]).put(i + 1 < arguments.length ? ' ' : '\n');
      }
    }
    err.flush();
    out.flush();
    int result = Commands.run(this, os, arguments);
    if (result >= 126 && result <= 127) {
      status = result;
    } else if (result != 0) {
      status = result > 128 ? 125 : result == 255 ? 124 : 123;
    }
  }

  private static String replaced(String part, String mark, String value) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    int hit = mark.isEmpty() ? -1 : Text.find(part, mark, 0);
    while (hit >= 0) {
      result.append(part.substring(at, hit)).append(value);
      at = hit + mark.length();
      hit = Text.find(part, mark, at);
    }
    return result.append(part.substring(at)).toString();
  }
}
