package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.BracketSet;
import org.matryoshka.guest.user.lib.Text;

/** Compiles a POSIX regular expression, basic or extended, to a {@link Regex}. */
public final class RegexCompiler {
  private static final int MAX_STATES = 4000;
  private static final int MAX_REPEAT = 255;

  private final String pattern;
  private final boolean extended;
  private final boolean foldCase;
  private int at;
  private int depth;
  private int groups;
  private String error;
  private int[] operation = new int[32];
  private int[] first = new int[32];
  private int[] second = new int[32];
  private int size;
  private final Sequence<boolean[]> sets = new Sequence<>();

  private RegexCompiler(String pattern, boolean extended, boolean foldCase) {
    this.pattern = pattern;
    this.extended = extended;
    this.foldCase = foldCase;
  }

  /**
   * Compiles a pattern.
   *
   * @param error gets what is wrong with the pattern in its first element
   * @return null if the pattern is wrong
   */
  public static Regex compile(String pattern, boolean extended, boolean foldCase, String[] error) {
    RegexCompiler compiler = new RegexCompiler(pattern, extended, foldCase);
    compiler.alternatives();
    if (compiler.error == null && compiler.at < pattern.length()) {
      compiler.error = "Unmatched ) or \\)";
    }
    compiler.emit(Regex.MATCH, 0, 0);
    if (compiler.error != null) {
      error[0] = compiler.error;
      return null;
    }
    return compiler.finish();
  }

  private Regex finish() {
    boolean[][] all = new boolean[sets.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = sets.get(i);
    }
    return new Regex(operation, first, second, all, size, foldCase);
  }

  static int fold(int character) {
    return Text.lower(character);
  }

  private int emit(int code, int left, int right) {
    if (size == operation.length) {
      operation = larger(operation);
      first = larger(first);
      second = larger(second);
    }
    if (size >= MAX_STATES) {
      error = "Regular expression too big";
      return size - 1;
    }
    operation[size] = code;
    first[size] = left;
    second[size] = right;
    return size++;
  }

  private static int[] larger(int[] old) {
    int[] result = new int[old.length * 2];
    System.arraycopy(old, 0, result, 0, old.length);
    return result;
  }

  /** Makes room for one state at a place; jumps over the place move with it. */
  private void insert(int place, int code, int left, int right) {
    emit(Regex.JUMP, 0, 0);
    if (error != null) {
      return;
    }
    for (int i = size - 1; i > place; i--) {
      operation[i] = operation[i - 1];
      first[i] = first[i - 1];
      second[i] = second[i - 1];
    }
    for (int i = place + 1; i < size; i++) {
      boolean jumps = operation[i] == Regex.JUMP || operation[i] == Regex.SPLIT;
      first[i] += jumps && first[i] >= place ? 1 : 0;
      second[i] += operation[i] == Regex.SPLIT && second[i] >= place ? 1 : 0;
    }
    operation[place] = code;
    first[place] = left;
    second[place] = right;
  }

  private boolean looking(String token) {
    return pattern.startsWith(token, at);
  }

  /** The token of an operator that basic expressions write with a backslash. */
  private boolean takeOperator(char operator) {
    if (extended
        ? at < pattern.length() && pattern.charAt(at) == operator
        : looking("\\" + operator)) {
      at += extended ? 1 : 2;
      return true;
    }
    return false;
  }

  private void alternatives() {
    int start = size;
    sequence();
    while (error == null && takeOperator('|')) {
      insert(start, Regex.SPLIT, start + 1, size + 2);
      int jump = emit(Regex.JUMP, 0, 0);
      sequence();
      first[jump] = size;
    }
  }

  private boolean atEnd() {
    return at >= pattern.length()
        || looking(extended ? "|" : "\\|")
        || ((depth > 0 || !extended) && looking(extended ? ")" : "\\)"));
  }

  private void sequence() {
    boolean leading = true;
    while (error == null && !atEnd()) {
      int start = size;
      boolean anchor = atom(leading);
      repeats(start, leading && !extended && anchor);
      leading = leading && anchor;
    }
  }

  /** One character, set, group or anchor; whether it was a leading anchor. */
  private boolean atom(boolean leading) {
    char character = pattern.charAt(at);
    if (takeOperator('(')) {
      group();
    } else if (character == '[') {
      at++;
      set();
    } else if (character == '.') {
      at++;
      emit(Regex.ANY, 0, 0);
    } else if (character == '^' && (extended || leading)) {
      at++;
      emit(Regex.LINE_START, 0, 0);
      return true;
    } else if (character == '$' && (extended || endsHere())) {
      at++;
      emit(Regex.LINE_END, 0, 0);
    } else if (character == '\\') {
      escape();
    } else {
      at++;
      literal(character);
    }
    return false;
  }

  private boolean endsHere() {
    return at + 1 == pattern.length()
        || pattern.startsWith("\\)", at + 1)
        || pattern.startsWith("\\|", at + 1);
  }

  private void literal(int character) {
    emit(Regex.CHARACTER, foldCase ? fold(character) : character, 0);
  }

  private void group() {
    groups++;
    boolean wanted = groups == 1;
    depth++;
    if (wanted) {
      emit(Regex.SAVE, 0, 0);
    }
    alternatives();
    if (error == null && !takeOperator(')')) {
      error = "Unmatched ( or \\(";
    }
    if (wanted) {
      emit(Regex.SAVE, 1, 0);
    }
    depth--;
  }

  private void escape() {
    if (at + 1 == pattern.length()) {
      error = "Trailing backslash";
      return;
    }
    char character = pattern.charAt(at + 1);
    at += 2;
    switch (character) {
      case '<' -> emit(Regex.WORD_START, 0, 0);
      case '>' -> emit(Regex.WORD_END, 0, 0);
      case 'w', 'W' -> {
        boolean[] members = new boolean[256];
        for (int i = 0; i < 256; i++) {
          members[i] = Regex.isWord(i) == (character == 'w');
        }
        emitSet(members);
      }
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          error = "Back-references are not supported";
      default -> literal(character);
    }
  }

  private void emitSet(boolean[] members) {
    emit(Regex.SET, sets.size(), 0);
    sets.add(members);
  }

  private void set() {
    boolean[] members = new boolean[256];
    int end = BracketSet.parse(pattern, at, members);
    if (end < 0) {
      error = "Unmatched [, [^, [:, [., or [=";
      return;
    }
    at = end;
    if (foldCase) {
      for (int i = 'a'; i <= 'z'; i++) {
        boolean either = members[i] || members[i - 32];
        members[i] = either;
        members[i - 32] = either;
      }
    }
    emitSet(members);
  }

  /** The repetitions behind an atom that begins at {@code start}. */
  private void repeats(int start, boolean literalStar) {
    while (error == null && at < pattern.length()) {
      if (pattern.charAt(at) == '*') {
        at++;
        if (literalStar) {
          literal('*');
          return;
        }
        repeat(start, 0, -1);
      } else if (takeOperator('+')) {
        repeat(start, 1, -1);
      } else if (takeOperator('?')) {
        repeat(start, 0, 1);
      } else if (takeOperator('{')) {
        interval(start);
      } else {
        return;
      }
    }
  }

  private void interval(int start) {
    int least = number();
    int most = least;
    if (at < pattern.length() && pattern.charAt(at) == ',') {
      at++;
      most = number();
    }
    if (!takeOperator('}')
        || least < 0
        || least > MAX_REPEAT
        || most > MAX_REPEAT
        || (most >= 0 && most < least)) {
      error = "Invalid content of \\{\\}";
      return;
    }
    repeat(start, least, most);
  }

  private int number() {
    int start = at;
    while (at < pattern.length() && Text.isDigit(pattern.charAt(at))) {
      at++;
    }
    return start == at || at - start > 4 ? -1 : Integer.parseInt(pattern.substring(start, at));
  }

  /** Repeats the states from {@code start} on: {@code most} −1 is without end. */
  private void repeat(int start, int least, int most) {
    if (most < 0 && least == 0) {
      insert(start, Regex.SPLIT, start + 1, size + 2);
      emit(Regex.JUMP, start, 0);
    } else if (most < 0 && least == 1) {
      emit(Regex.SPLIT, start, size + 1);
    } else if (least == 0 && most == 1) {
      insert(start, Regex.SPLIT, start + 1, size + 1);
    } else {
      copies(start, least, most);
    }
  }

  /** x{2,4} as xx(x(x)?)?, x{2,} as xxx*, x{0} as nothing. */
  private void copies(int start, int least, int most) {
    int length = size - start;
    int[] codes = new int[length];
    int[] lefts = new int[length];
    int[] rights = new int[length];
    System.arraycopy(operation, start, codes, 0, length);
    System.arraycopy(first, start, lefts, 0, length);
    System.arraycopy(second, start, rights, 0, length);
    size = start;
    for (int i = 0; i < least && error == null; i++) {
      paste(codes, lefts, rights, start);
    }
    if (most < 0) {
      int last = size;
      paste(codes, lefts, rights, start);
      repeat(last, 0, -1);
      return;
    }
    int optional = most - least;
    int[] splits = new int[optional];
    for (int i = 0; i < optional && error == null; i++) {
      splits[i] = emit(Regex.SPLIT, size + 1, 0);
      paste(codes, lefts, rights, start);
    }
    for (int i = 0; i < optional && error == null; i++) {
      second[splits[i]] = size;
    }
  }

  private void paste(int[] codes, int[] lefts, int[] rights, int oldStart) {
    int moved = size - oldStart;
    for (int i = 0; i < codes.length && error == null; i++) {
      boolean jumps = codes[i] == Regex.JUMP || codes[i] == Regex.SPLIT;
      emit(
          codes[i],
          jumps ? lefts[i] + moved : lefts[i],
          codes[i] == Regex.SPLIT ? rights[i] + moved : rights[i]);
    }
  }
}
