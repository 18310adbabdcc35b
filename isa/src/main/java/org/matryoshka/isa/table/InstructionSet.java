package org.matryoshka.isa.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.table.family.Families;
import org.matryoshka.isa.table.family.RowGroup;

/**
 * All instruction forms. The order within a mnemonic is an assembler's order of preference: of the
 * forms that take the same operands the one that NASM would choose stands first.
 */
public final class InstructionSet {
  private static final Map<String, List<InstructionForm>> FAMILIES = parse();
  private static final List<InstructionForm> FORMS = flat();
  private static final Map<Mnemonic, List<InstructionForm>> BY_MNEMONIC = byMnemonic();

  private InstructionSet() {}

  /** Every form; a form's {@code id} is its index here. */
  public static List<InstructionForm> forms() {
    return FORMS;
  }

  /** The forms of one mnemonic, never empty. */
  public static List<InstructionForm> forms(Mnemonic mnemonic) {
    return BY_MNEMONIC.get(mnemonic);
  }

  /** The forms of a mnemonic in the order in which an assembler should try them. */
  public static List<InstructionForm> candidates(Mnemonic mnemonic) {
    return forms(mnemonic);
  }

  /** The forms of each family, by its title, in the order of the reference page. */
  public static Map<String, List<InstructionForm>> families() {
    return FAMILIES;
  }

  /**
   * The form with this manual line, for instance {@code "ADD r/m64, imm8"}; of several with the
   * same line the first.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static InstructionForm form(String syntax) {
    for (InstructionForm form : FORMS) {
      if (form.syntax().equals(syntax)) {
        return form;
      }
    }
    throw new IllegalArgumentException("no form \"" + syntax + '"');
  }

  private static Map<String, List<InstructionForm>> parse() {
    Map<String, List<InstructionForm>> families = new LinkedHashMap<>();
    int id = 0;
    for (Map.Entry<String, List<RowGroup>> family : Families.all().entrySet()) {
      List<InstructionForm> forms = new ArrayList<>();
      for (RowGroup group : family.getValue()) {
        for (String line : group.lines()) {
          forms.add(RowParser.parse(id++, group, line));
        }
      }
      families.put(family.getKey(), List.copyOf(forms));
    }
    return Collections.unmodifiableMap(families);
  }

  private static List<InstructionForm> flat() {
    List<InstructionForm> forms = new ArrayList<>();
    for (List<InstructionForm> family : FAMILIES.values()) {
      forms.addAll(family);
    }
    return List.copyOf(forms);
  }

  /** Without lambdas: this class is loaded whenever the program starts, and they cost time then. */
  private static Map<Mnemonic, List<InstructionForm>> byMnemonic() {
    Map<Mnemonic, List<InstructionForm>> lists = new EnumMap<>(Mnemonic.class);
    for (InstructionForm form : FORMS) {
      List<InstructionForm> list = lists.get(form.mnemonic());
      if (list == null) {
        list = new ArrayList<>();
        lists.put(form.mnemonic(), list);
      }
      list.add(form);
    }
    for (Map.Entry<Mnemonic, List<InstructionForm>> entry : lists.entrySet()) {
      entry.setValue(List.copyOf(entry.getValue()));
    }
    return lists;
  }
}
