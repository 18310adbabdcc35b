package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.TextFilter;

/**
 * {@code grep}: lines that match a regular expression. Status 0 if there were some, 1 if none, 2
 * after an error.
 */
public final class Grep extends TextFilter {
  private Options options;
  private final Sequence<Regex> patterns = new Sequence<>();
  private final Sequence<String> words = new Sequence<>();
  private boolean names;
  private boolean found;
  private long limit;
  private int start;
  private int end;

  public Grep() {
    super("grep", "[-EFivnclLqshHorwx] [-m COUNT] {PATTERN | -e PATTERN... | -f FILE} [FILE...]");
  }

  public static void main(String[] args) {
    new Grep().start(args);
  }

  @Override
  protected int run(String[] args) {
    options = Options.of(this, args, "EFGivnclLqshHorwxe:f:m:");
    limit = options.number('m', Long.MAX_VALUE);
    if (options.wrong()) {
      return 2;
    }
    int first = 0;
    if (options.value('e') == null && options.value('f') == null) {
      if (!options.counts(1, Integer.MAX_VALUE)) {
        return 2;
      }
      first = 1;
    }
    String all = first == 1 ? options.operand(0) : patternsOfOptions(args);
    if (all == null || !compile(all)) {
      return 2;
    }
    String[] files = options.operandsFrom(first);
    if (files.length == 0) {
      files = new String[] {options.has('r') ? "." : "-"};
    }
    names = ((files.length > 1 || options.has('r')) && !options.has('h')) || options.has('H');
    int status = 0;
    for (String file : files) {
      status = Math.max(status, search(file, options.has('r')));
    }
    if (found && (status == 0 || options.has('q'))) {
      return 0;
    }
    return status > 0 ? 2 : 1;
  }

  /** All values of -e, which may come often, and the lines of -f, one pattern a line. */
  private String patternsOfOptions(String[] args) {
    StringBuilder all = new StringBuilder();
    String separator = "";
    for (int i = 0; i < args.length; i++) {
      boolean apart = args[i].equals("-e") && i + 1 < args.length;
      if (apart || (args[i].startsWith("-e") && args[i].length() > 2)) {
        all.append(separator).append(apart ? args[++i] : args[i].substring(2));
        separator = "\n";
      }
    }
    if (separator.isEmpty() && options.value('e') != null) {
      all.append(options.value('e'));
      separator = "\n";
    }
    if (options.value('f') != null) {
      Input in = openInput(options.value('f'));
      if (in == null) {
        return null;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        all.append(separator).append(line);
        separator = "\n";
      }
    }
    return all.toString();
  }

  private boolean compile(String all) {
    int start = 0;
    while (start <= all.length()) {
      int end = all.indexOf('\n', start);
      end = end < 0 ? all.length() : end;
      String pattern = all.substring(start, end);
      if (options.has('F')) {
        words.add(options.has('i') ? folded(pattern) : pattern);
      } else {
        String[] error = new String[1];
        Regex regex = RegexCompiler.compile(pattern, options.has('E'), options.has('i'), error);
        if (regex == null) {
          fail(error[0]);
          return false;
        }
        patterns.add(regex);
      }
      start = end + 1;
    }
    return true;
  }

  private static String folded(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      result.append((char) Text.lower(text.charAt(i)));
    }
    return result.toString();
  }

  private int search(String file, boolean recursive) {
    FileStatus status = new FileStatus();
    if (recursive && os.stat(file, true, status) >= 0 && status.isDirectory()) {
      Sequence<String> entries = new Sequence<>();
      int result = Directory.sorted(os, file, entries);
      if (result < 0) {
        return fail(file, result);
      }
      int worst = 0;
      for (String entry : entries) {
        worst = Math.max(worst, search(Paths.join(file, entry), true));
      }
      return worst;
    }
    Input in = openQuietly(file);
    if (in == null) {
      return 2;
    }
    filter(in, file);
    return in.error() != 0 && options.has('s') ? 2 : closeInput(in, file);
  }

  private Input openQuietly(String file) {
    if (options.has('s') && !file.equals("-") && os.access(file, 4) < 0) {
      return null;
    }
    return openInput(file);
  }

  @Override
  protected int filter(Input in, String file) {
    String title = file.equals("-") ? "(standard input)" : file;
    long count = 0;
    long number = 0;
    boolean listing = options.has('l') || options.has('L');
    String line = in.readLine();
    while (line != null && count < limit && out.error() == 0) {
      number++;
      if (matches(line, 0) != options.has('v')) {
        count++;
        if (options.has('q') || listing) {
          break;
        }
        if (!options.has('c')) {
          print(title, number, line);
        }
      }
      line = in.readLine();
    }
    found |= options.has('L') ? count == 0 : count > 0;
    if (options.has('q')) {
      return 0;
    }
    if (listing) {
      if (options.has('L') == (count == 0)) {
        out.line(title);
      }
    } else if (options.has('c')) {
      out.print(names ? title + ":" : "").print(count).line();
    }
    return 0;
  }

  private void print(String title, long number, String line) {
    if (!options.has('o')) {
      prefix(title, number).line(line);
    } else if (!options.has('v')) {
      int from = 0;
      while (from <= line.length() && matches(line, from)) {
        if (end > start) {
          prefix(title, number).line(line.substring(start, end));
        }
        from = Math.max(end, start + 1);
      }
    }
  }

  private Output prefix(String title, long number) {
    if (names) {
      out.print(title).put(':');
    }
    if (options.has('n')) {
      out.print(number).put(':');
    }
    return out;
  }

  /**
   * Whether one of the patterns matches at {@code from} or later; {@link #start} and {@link #end}
   * say where first.
   */
  private boolean matches(String line, int from) {
    boolean any = false;
    for (Regex regex : patterns) {
      for (int at = from; regex.find(line, at); at = regex.start() + 1) {
        if (isWhole(line, regex.start(), regex.end())) {
          any |= take(any, regex.start(), regex.end());
          break;
        }
        if (regex.start() >= line.length()) {
          break;
        }
      }
    }
    if (!words.isEmpty()) {
      String subject = options.has('i') ? folded(line) : line;
      for (String word : words) {
        for (int at = Text.find(subject, word, from);
            at >= 0;
            at = Text.find(subject, word, at + 1)) {
          if (isWhole(line, at, at + word.length())) {
            any |= take(any, at, at + word.length());
            break;
          }
        }
      }
    }
    return any;
  }

  /** Keeps the leftmost, then longest of the matches of several patterns. */
  private boolean take(boolean any, int from, int to) {
    if (!any || from < start || (from == start && to > end)) {
      start = from;
      end = to;
    }
    return true;
  }

  /** Whether -x and -w are content with a match. */
  private boolean isWhole(String line, int from, int to) {
    if (options.has('x')) {
      return from == 0 && to == line.length();
    }
    return !options.has('w')
        || ((from == 0 || !Regex.isWord(line.charAt(from - 1)))
            && (to == line.length() || !Regex.isWord(line.charAt(to))));
  }
}
