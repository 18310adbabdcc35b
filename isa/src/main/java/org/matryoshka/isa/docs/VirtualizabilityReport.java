package org.matryoshka.isa.docs;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.Privilege;

/** Writes the page about which instructions a hypervisor must catch, and which would escape it. */
public final class VirtualizabilityReport {
  /** The page's file name. */
  public static final String FILE = "virtualizability.md";

  private VirtualizabilityReport() {}

  /** The page as Markdown. */
  public static String page() {
    StringBuilder text = new StringBuilder(IsaReferenceWriter.NOTICE);
    text.append(
        String.format(
            Locale.ROOT,
            """
            # Virtualizability

            Popek and Goldberg ("Formal Requirements for Virtualizable Third Generation Architectures", CACM
            17(7), 1974) proved that a machine can be virtualized by trap and emulate if every *sensitive*
            instruction, one that reads or changes the machine's privileged state, is also *privileged*,
            that is, traps outside ring 0. The classic x86 fails that test: the instructions of the second
            table below are sensitive, and don't trap. A guest kernel that is run in ring 3 misbehaves on
            them without anybody noticing.

            The table of instructions gives every form one of three classes. **User** (%d forms): does the
            same in every ring, so a guest may execute it directly. **Privileged** (%d forms): traps outside
            ring 0, or where IOPL and the I/O permission map deny it, so a hypervisor sees it. **Sensitive**
            (%d forms): the gap. In *classic* mode a virtual machine of Matryoshka shows the gap as it is;
            in *trap* mode its processor closes it, and every sensitive form traps when deprivileged. (Intel
            closed it with VMX in 2005; Robin and Irvine counted 17 such instructions on the Pentium in
            2000.)

            VMCALL stands among the privileged ones: it is the way to call the hypervisor on purpose.

            ## Privileged: the hypervisor gets them by themselves

            | Mnemonic | Forms | What it does |
            |---|---|---|
            """,
            count(Privilege.USER),
            count(Privilege.PRIVILEGED),
            count(Privilege.SENSITIVE)));
    byMnemonic(Privilege.PRIVILEGED)
        .forEach((mnemonic, forms) -> row(text, mnemonic, forms, descriptions(forms)));
    text.append("\n## Sensitive: they would escape it\n\n");
    text.append("| Mnemonic | Forms | What a guest in ring 3 would notice |\n|---|---|---|\n");
    byMnemonic(Privilege.SENSITIVE)
        .forEach((mnemonic, forms) -> row(text, mnemonic, forms, SensitiveReason.of(mnemonic)));
    return text.toString();
  }

  private static String descriptions(List<InstructionForm> forms) {
    StringJoiner sentences = new StringJoiner(". ", "", ".");
    forms.stream().map(InstructionForm::description).distinct().forEach(sentences::add);
    return sentences.toString();
  }

  private static long count(Privilege privilege) {
    return InstructionSet.forms().stream().filter(f -> f.privilege() == privilege).count();
  }

  private static Map<Mnemonic, List<InstructionForm>> byMnemonic(Privilege privilege) {
    Map<Mnemonic, List<InstructionForm>> map = new EnumMap<>(Mnemonic.class);
    for (Mnemonic mnemonic : Mnemonic.values()) {
      List<InstructionForm> forms =
          InstructionSet.forms(mnemonic).stream().filter(f -> f.privilege() == privilege).toList();
      if (!forms.isEmpty()) {
        map.put(mnemonic, forms);
      }
    }
    return map;
  }

  private static void row(
      StringBuilder text, Mnemonic mnemonic, List<InstructionForm> forms, String words) {
    StringJoiner syntaxes = new StringJoiner(", ");
    forms.stream()
        .map(InstructionForm::syntax)
        .distinct()
        .forEach(s -> syntaxes.add("`" + s + "`"));
    text.append("| ").append(mnemonic).append(" | ").append(syntaxes);
    text.append(" | ").append(words).append(" |\n");
  }
}
