package org.matryoshka.gui.inspect.paging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.image.SymbolTable;

/**
 * Addresses as people write them: numbers, registers and symbols, added and subtracted: {@code
 * 0x1000}, {@code 4096}, {@code rsp+0x18}, {@code cr2}, {@code main+16}.
 */
public final class AddressExpression {
  private static final List<String> GENERAL =
      List.of(
          "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12",
          "r13", "r14", "r15");

  private AddressExpression() {}

  /**
   * The value.
   *
   * @param state whose registers are meant
   * @throws IllegalArgumentException if it is no such expression; the message is for the user
   */
  public static long evaluate(String text, CpuState state, SymbolTable symbols) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException(
          "an address is missing: write for instance 0x1000, rsp+8 or the name of a symbol");
    }
    Optional<Long> whole = symbols.address(stripped);
    if (whole.isPresent()) {
      return whole.get();
    }
    long sum = 0;
    int from = 0;
    boolean minus = false;
    for (int i = 0; i <= stripped.length(); i++) {
      char c = i < stripped.length() ? stripped.charAt(i) : '+';
      if (c != '+' && c != '-') {
        continue;
      }
      String term = stripped.substring(from, i).strip();
      boolean sign = term.isEmpty() && from == i && i == 0;
      if (!sign) {
        long value = term(term, stripped, state, symbols);
        sum += minus ? -value : value;
      }
      minus = c == '-';
      from = i + 1;
    }
    return sum;
  }

  private static long term(String term, String whole, CpuState state, SymbolTable symbols) {
    return number(term)
        .or(() -> register(term.toLowerCase(Locale.ROOT), state))
        .or(() -> symbols.address(term))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + (term.isEmpty() ? whole : term)
                        + "' is neither an address (0x1000) nor a register nor a symbol"));
  }

  private static Optional<Long> register(String name, CpuState state) {
    int index = GENERAL.indexOf(name);
    if (index >= 0) {
      return Optional.of(state.gpr[index]);
    }
    return switch (name) {
      case "rip" -> Optional.of(state.rip);
      case "cr2" -> Optional.of(state.cr2);
      case "cr3" -> Optional.of(state.cr3);
      case "gdtr" -> Optional.of(state.gdtBase);
      case "idtr" -> Optional.of(state.idtBase);
      case "tr" -> Optional.of(state.tr.base);
      case "fs" -> Optional.of(state.segments[CpuState.FS].base);
      case "gs" -> Optional.of(state.segments[CpuState.GS].base);
      case "lstar" -> Optional.of(state.lstar);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> number(String text) {
    String digits = text.replace("_", "").replace("`", "");
    try {
      return digits.regionMatches(true, 0, "0x", 0, 2)
          ? Optional.of(Long.parseUnsignedLong(digits, 2, digits.length(), 16))
          : Optional.of(Long.parseUnsignedLong(digits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
