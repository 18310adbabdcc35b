package org.matryoshka.gui.fx.view.cpu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matryoshka.gui.inspect.registers.CpuSnapshot;
import org.matryoshka.gui.inspect.registers.CpuText;
import org.matryoshka.gui.inspect.registers.RegisterChanges;
import org.matryoshka.gui.inspect.registers.RegisterValue;

/**
 * What the view CPU shows: a snapshot, and what has changed since the stop before. While the
 * machine runs, changes count from where it began to run.
 */
final class CpuModel {
  /** What was shown last of each VM. */
  private final Map<Integer, CpuSnapshot> last = new HashMap<>();

  private final Map<Integer, CpuSnapshot> baselines = new HashMap<>();
  private CpuSnapshot shown;
  private boolean moving;
  private RegisterChanges changes = RegisterChanges.NONE;

  /**
   * Takes what is now.
   *
   * @param running whether the machine runs on
   */
  void accept(CpuSnapshot now, boolean running) {
    CpuSnapshot before = last.put(now.vm(), now);
    if (before == null) {
      baselines.put(now.vm(), now);
    } else if (!moving && !before.equals(now)) {
      baselines.put(now.vm(), before);
    }
    moving = running;
    shown = now;
    changes = RegisterChanges.between(baselines.get(now.vm()), now);
  }

  /** Forgets all: another machine is there. */
  void clear() {
    last.clear();
    baselines.clear();
    shown = null;
    moving = false;
    changes = RegisterChanges.NONE;
  }

  /** What is shown; null before the first answer. */
  CpuSnapshot shown() {
    return shown;
  }

  /** What has changed since {@link #baselineStep}. */
  RegisterChanges changes() {
    return changes;
  }

  /** The step with which it is compared. */
  long baselineStep() {
    return shown == null ? 0 : baselines.get(shown.vm()).step();
  }

  /** One sentence about the changes. */
  String changeSentence() {
    int count = changes.changes().size();
    if (shown == null || baselineStep() == shown.step()) {
      return count == 0 ? "Nothing to compare with yet." : "Changed by hand: " + count + ".";
    }
    String since = "since step %,d".formatted(baselineStep());
    return switch (count) {
      case 0 -> "No register has changed " + since + ".";
      case 1 -> "1 register has changed " + since + ".";
      default -> count + " registers have changed " + since + ".";
    };
  }

  /** All as text, with the old values of what has changed. */
  String text() {
    if (shown == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(CpuText.of(shown));
    text.append('\n').append(changeSentence()).append('\n');
    changes
        .changes()
        .forEach(
            (name, change) ->
                text.append(
                    "%-20s 0x%x → 0x%x\n"
                        .formatted(name, change.before().value(), change.after().value())));
    return text.toString();
  }

  /**
   * What a user typed as the value of a register: {@code 0x10}, {@code 16}, {@code -1}, {@code
   * 0b1010}, {@code 'A'}, the name of another register, or such a thing plus or minus another.
   *
   * @throws IllegalArgumentException if it is none; the message is for the user
   */
  long parse(String text, int bits) {
    String typed = text.strip();
    if (typed.isEmpty()) {
      throw new IllegalArgumentException("Type a value: 0x10, 16, -1, or the name of a register.");
    }
    int split = operator(typed);
    long value =
        split < 0
            ? term(typed)
            : typed.charAt(split) == '+'
                ? term(typed.substring(0, split)) + term(typed.substring(split + 1))
                : term(typed.substring(0, split)) - term(typed.substring(split + 1));
    boolean fits = bits == 64 || value >>> bits == 0 || value >> (bits - 1) == -1;
    if (!fits) {
      throw new IllegalArgumentException("%s does not fit into %d bits.".formatted(typed, bits));
    }
    return bits == 64 ? value : value & ((1L << bits) - 1);
  }

  /** Where a sum is to be split: not at the sign of its first term, nor within a character. */
  private static int operator(String text) {
    for (int i = text.length() - 1; i > 0; i--) {
      char c = text.charAt(i);
      if ((c == '+' || c == '-') && text.charAt(i - 1) != '\'') {
        return i;
      }
    }
    return -1;
  }

  private long term(String text) {
    String word = text.strip();
    if (word.matches("'[ -~]'")) {
      return word.charAt(1);
    }
    Optional<Long> register = register(word);
    if (register.isPresent()) {
      return register.get();
    }
    String digits = word.replace("_", "");
    boolean negative = digits.startsWith("-");
    String magnitude = negative ? digits.substring(1) : digits;
    try {
      long value =
          magnitude.regionMatches(true, 0, "0x", 0, 2)
              ? Long.parseUnsignedLong(magnitude.substring(2), 16)
              : magnitude.regionMatches(true, 0, "0b", 0, 2)
                  ? Long.parseUnsignedLong(magnitude.substring(2), 2)
                  : Long.parseUnsignedLong(magnitude);
      return negative ? -value : value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "“%s” is no value: write 0x10, 16, -1, 0b1010, 'A', or the name of a register."
              .formatted(word),
          e);
    }
  }

  private Optional<Long> register(String name) {
    return shown == null
        ? Optional.empty()
        : Optional.ofNullable(shown.values().get(name)).map(RegisterValue::value);
  }

  /** The registers that a user can write, of those that have a row. */
  static boolean isEditable(String name, CpuSnapshot cpu) {
    return cpu.general().stream().anyMatch(register -> register.name().equals(name))
        || name.equals(cpu.rip().name())
        || name.equals(cpu.rflags().name());
  }

  /** Rows of a table of registers. */
  static List<RegisterRow> rows(
      List<RegisterValue> registers, RegisterChanges changes, String prefix) {
    return registers.stream()
        .map(one -> new RegisterRow(prefix + one.name(), one, changes.before(prefix + one.name())))
        .toList();
  }
}
