package org.matryoshka.gui.inspect.exits.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.observe.ExitRecord;

/** Makes conditions of single terms. */
final class TermCompiler {
  private final ExitNames names;

  TermCompiler(ExitNames names) {
    this.names = names;
  }

  /** A part of a list of numbers: all from the first to the last, unsigned. */
  private record Range(long first, long last) {
    boolean holds(long value) {
      return Long.compareUnsigned(value, first) >= 0 && Long.compareUnsigned(value, last) <= 0;
    }
  }

  /** A condition of {@code field:value}, or of a word. */
  Predicate<ExitEntry> term(QueryParser.Token token) throws QueryException {
    String text = token.text();
    int colon = text.indexOf(':');
    if (colon < 0) {
      return word(text);
    }
    String name = text.substring(0, colon);
    QueryField field =
        QueryField.of(name)
            .orElseThrow(
                () ->
                    new QueryException(
                        token.position(), Math.max(1, name.length()), unknownField(name)));
    String value = text.substring(colon + 1);
    int at = token.position() + colon + 1;
    if (value.isEmpty()) {
      throw new QueryException(
          token.position(), token.length(), field.word() + ": needs a value; " + field.meaning());
    }
    if (field == QueryField.TEXT) {
      return sentence(value);
    }
    return field.isNumeric() ? numbers(field, value, at) : words(field, value, at);
  }

  private static String unknownField(String name) {
    List<String> fields = Arrays.stream(QueryField.values()).map(QueryField::word).toList();
    return "there is no field '"
        + name
        + "'"
        + NearestName.hint(name, fields)
        + " (fields: "
        + String.join(", ", fields)
        + ")";
  }

  /** A word anywhere: in the sentence, the reason, the cause, the VM's name, the symbol. */
  Predicate<ExitEntry> word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return entry -> {
      ExitRecord exit = entry.exit();
      return contains(exit.exit().reason().name(), lower)
          || contains(exit.exit().cause().text(), lower)
          || contains(names.vm(exit.vm()), lower)
          || contains(exit.sentence(), lower)
          || contains(names.symbol(exit.vm(), exit.rip()), lower);
    };
  }

  private static Predicate<ExitEntry> sentence(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return entry -> contains(entry.exit().sentence(), lower);
  }

  private static boolean contains(String text, String lower) {
    return text.toLowerCase(Locale.ROOT).contains(lower);
  }

  private Predicate<ExitEntry> words(QueryField field, String list, int position)
      throws QueryException {
    List<String> known = field.values(names);
    Set<String> wanted = new HashSet<>();
    int at = position;
    for (String value : list.split(",", -1)) {
      wanted.add(known(field, value, known, at));
      at += value.length() + 1;
    }
    return entry -> wanted.contains(QueryField.word(field, entry, names));
  }

  private String known(QueryField field, String value, List<String> known, int position)
      throws QueryException {
    for (String candidate : known) {
      if (candidate.equalsIgnoreCase(value)) {
        return candidate;
      }
    }
    if (value.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(value);
      if (field == QueryField.VM && number >= 1 && number <= names.vms().size()) {
        return names.vm(number);
      }
      if (field == QueryField.REASON) {
        for (ExitReason reason : ExitReason.values()) {
          if (reason.number() == number) {
            return reason.name();
          }
        }
      }
    }
    throw new QueryException(
        position,
        value.length(),
        "there is no "
            + field.word()
            + " '"
            + value
            + "'"
            + NearestName.hint(value, known)
            + (known.isEmpty() ? "" : " (known: " + String.join(", ", known) + ")"));
  }

  private Predicate<ExitEntry> numbers(QueryField field, String list, int position)
      throws QueryException {
    List<Range> ranges = new ArrayList<>();
    int at = position;
    for (String value : list.split(",", -1)) {
      if (field == QueryField.RIP && value.matches("[A-Za-z_.$].*")) {
        return symbol(list);
      }
      ranges.add(range(field, value, at));
      at += value.length() + 1;
    }
    return entry -> {
      OptionalLong number = QueryField.number(field, entry);
      return number.isPresent()
          && ranges.stream().anyMatch(range -> range.holds(number.getAsLong()));
    };
  }

  private Predicate<ExitEntry> symbol(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return entry -> contains(names.symbol(entry.exit().vm(), entry.exit().rip()), lower);
  }

  private static Range range(QueryField field, String value, int position) throws QueryException {
    if (value.startsWith(">=")) {
      return new Range(number(field, value.substring(2), position + 2), -1L);
    }
    if (value.startsWith("<=")) {
      return new Range(0, number(field, value.substring(2), position + 2));
    }
    if (value.startsWith(">") || value.startsWith("<")) {
      long bound = number(field, value.substring(1), position + 1);
      boolean greater = value.charAt(0) == '>';
      if (bound == (greater ? -1L : 0)) {
        throw new QueryException(position, value.length(), "nothing can be " + value);
      }
      return greater ? new Range(bound + 1, -1L) : new Range(0, bound - 1);
    }
    int dash = value.indexOf('-');
    if (dash < 0) {
      long number = number(field, value, position);
      return new Range(number, number);
    }
    long first = number(field, value.substring(0, dash), position);
    long last = number(field, value.substring(dash + 1), position + dash + 1);
    if (Long.compareUnsigned(first, last) > 0) {
      throw new QueryException(
          position, value.length(), "the range " + value + " ends before it begins");
    }
    return new Range(first, last);
  }

  private static long number(QueryField field, String text, int position) throws QueryException {
    String digits = text.replace("_", "");
    try {
      return digits.regionMatches(true, 0, "0x", 0, 2)
          ? Long.parseUnsignedLong(digits, 2, digits.length(), 16)
          : Long.parseUnsignedLong(digits);
    } catch (NumberFormatException e) {
      throw new QueryException(
          position, text.length(), "'" + text + "' is not a number; " + field.meaning());
    }
  }
}
