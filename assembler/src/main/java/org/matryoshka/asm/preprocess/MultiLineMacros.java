package org.matryoshka.asm.preprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.encoding.InstructionNames;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** The table of {@code %macro} macros; several of one name differ in their numbers of arguments. */
final class MultiLineMacros {
  private final Map<String, List<MultiLineMacro>> exact = new HashMap<>();
  private final Map<String, List<MultiLineMacro>> anyCase = new HashMap<>();

  void define(MultiLineMacro macro, boolean ignoreCase) {
    Map<String, List<MultiLineMacro>> table = ignoreCase ? anyCase : exact;
    String key = ignoreCase ? macro.name().toLowerCase(Locale.ROOT) : macro.name();
    List<MultiLineMacro> others = table.computeIfAbsent(key, k -> new ArrayList<>(1));
    others.removeIf(old -> old.least() == macro.least() && old.most() == macro.most());
    others.addFirst(macro);
  }

  void undefine(String name, int least, int most) {
    for (List<MultiLineMacro> list :
        List.of(
            exact.getOrDefault(name, new ArrayList<>()),
            anyCase.getOrDefault(name.toLowerCase(Locale.ROOT), new ArrayList<>()))) {
      list.removeIf(macro -> macro.least() == least && macro.most() == most);
    }
  }

  List<MultiLineMacro> find(Token name) {
    if (!name.is(TokenKind.ID)) {
      return List.of();
    }
    List<MultiLineMacro> found = exact.get(name.text());
    if (found == null && !anyCase.isEmpty()) {
      found = anyCase.get(name.text().toLowerCase(Locale.ROOT));
    }
    return found == null ? List.of() : found;
  }

  /**
   * Decides about a call that fits no macro of the name: an instruction of that name is meant, or
   * it is an error.
   *
   * @return false: no macro call
   */
  boolean refuse(
      List<MultiLineMacro> named, Token name, int arguments, Predicate<MultiLineMacro> running) {
    boolean meantInstruction =
        InstructionNames.isKnown(name.text().toLowerCase(Locale.ROOT))
            || named.stream().anyMatch(running);
    if (!meantInstruction) {
      StringBuilder takes = new StringBuilder();
      for (MultiLineMacro macro : named) {
        takes.append(takes.isEmpty() ? "it takes " : ", or ").append(macro.arityText());
      }
      throw new SourceException(
          name.position(),
          "macro '" + name.text() + "' does not take " + arguments + " arguments",
          takes.toString());
    }
    return false;
  }
}
