package org.matryoshka.isa.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matryoshka.isa.CpuFeature;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.OperandAccess;
import org.matryoshka.isa.table.OperandSpec;
import org.matryoshka.isa.table.RepeatKind;

/** Writes the instruction reference as Markdown: an index, and a page for each family. */
public final class IsaReferenceWriter {
  static final String NOTICE = "<!-- Generated from the instruction table; see README.md. -->\n\n";

  private IsaReferenceWriter() {}

  /** The pages: file name and text. */
  public static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("README.md", index());
    InstructionSet.families().forEach((title, forms) -> pages.put(file(title), page(title, forms)));
    return pages;
  }

  private static String index() {
    long mnemonics =
        InstructionSet.forms().stream().map(InstructionForm::mnemonic).distinct().count();
    StringBuilder text = new StringBuilder(NOTICE);
    text.append(
        String.format(
            Locale.ROOT,
            """
            # Instruction reference

            What Matryoshka's processor executes: %d instruction forms of %d mnemonics, all of 64-bit mode.
            These pages are generated from the table in `isa.table.family`, the same from which the decoder,
            the encoder, the disassembler and the assembler are derived, so they can't disagree with them.

            To write them anew after a change of the table: `mvn -pl isa test -Dtest=IsaDocsGoldenTest
            -Dbless=true`. Without `-Dbless=true` that test fails where a page is out of date.

            **Columns.** *Instruction* and *Opcode* are the columns of the same name in Intel's manual (SDM
            vol. 2A, 3.1.1). Opcode has three more words: `o16` needs the operand-size prefix 66, `a32` the
            address-size prefix 67, and `d64` has 64-bit operands without REX.W; VEX prefixes are written as
            in 3.1.1.2. *Access* says what is done with each operand: r(ead), w(ritten), rw, or – where only
            an address or nothing counts. *Bits* is the width of the operation. Order within a mnemonic is
            the order in which the assembler tries the forms.

            **Flags** are O S Z A P C (the status flags), D(F), I(F), T(F), N(T), L for IOPL, X for AC, V for
            VIF and VIP. "Undefined" flags hold what this processor happens to compute; programs must not
            look at them.

            **Privilege.** *User* instructions do the same in every ring. *Privileged* ones trap outside
            ring 0 (or IOPL). *Sensitive* ones read or change machine state without a trap: see
            [virtualizability](virtualizability.md).

            **Decoding.** Prefixes may stand in any order and number; of F2 and F3 the last one counts; REX
            counts only directly before the opcode. VEX with LOCK, 66, F2, F3 or directly behind REX is #UD.
            ES, CS, SS and DS overrides are ignored. Near branches ignore 66, as Intel processors do and AMD
            processors don't. More than 15 bytes are #GP(0). LOCK is #UD but before the forms marked for it
            with a memory destination. `66 0F C8+r` is BSWAP of 32 bits: the manual leaves the 16-bit form
            undefined.

            **How it is checked.** No two rows fit the same bytes; what is encoded decodes to itself, over all
            rows and corners of their operands; every row's bytes and text agree with NASM's; length and
            mnemonic agree with Capstone's on a million random strings of code, whole instructions with
            objdump's on 86,000. Where they differ, the reason and the section of the manual stand in
            `KnownDifference` and `ObjdumpDifference`, beside the tests in `isa/src/test`.

            **To add an instruction:** write its row in the family where it belongs (`RowGroup` explains the
            columns), add the mnemonic to `Mnemonic` and a handler to the processor; write these pages anew;
            let `NasmRecorder` and `ObjdumpRecorder` record what the tools say about the new row.

            | Family | Forms | Mnemonics |
            |---|---:|---|
            """,
            InstructionSet.forms().size(),
            mnemonics));
    InstructionSet.families()
        .forEach(
            (title, forms) -> {
              List<String> names = forms.stream().map(f -> f.mnemonic().name()).distinct().toList();
              text.append(
                  String.format(
                      Locale.ROOT,
                      "| [%s](%s) | %d | %s |\n",
                      title,
                      file(title),
                      forms.size(),
                      String.join(" ", names)));
            });
    return text.toString();
  }

  private static String file(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-') + ".md";
  }

  private static String page(String title, List<InstructionForm> forms) {
    StringBuilder text = new StringBuilder(NOTICE).append("# ").append(title).append("\n");
    for (List<InstructionForm> group : groups(forms)) {
      section(text, group);
    }
    return text.toString();
  }

  /** Neighbours that share mnemonic and description. */
  private static List<List<InstructionForm>> groups(List<InstructionForm> forms) {
    List<List<InstructionForm>> groups = new ArrayList<>();
    InstructionForm last = null;
    for (InstructionForm form : forms) {
      if (last == null
          || last.mnemonic() != form.mnemonic()
          || !last.description().equals(form.description())) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(form);
      last = form;
    }
    return groups;
  }

  private static void section(StringBuilder text, List<InstructionForm> group) {
    InstructionForm first = group.getFirst();
    text.append("\n## ").append(first.mnemonic()).append("\n\n");
    text.append(first.description()).append(".\n\n");
    text.append("Privilege: ").append(first.privilege().name().toLowerCase(Locale.ROOT));
    text.append(". Flags: ").append(FlagText.of(first.flags())).append('.');
    if (group.stream().anyMatch(InstructionForm::lockable)) {
      text.append(" LOCK may stand before a memory destination.");
    }
    if (first.repeat() == RepeatKind.REP) {
      text.append(" Takes REP.");
    } else if (first.repeat() == RepeatKind.REP_WHILE) {
      text.append(" Takes REPE and REPNE.");
    }
    if (first.feature() != CpuFeature.BASE) {
      text.append(" Needs CPUID feature ").append(first.feature()).append('.');
    }
    text.append("\n\n| Instruction | Opcode | Access | Bits |\n|---|---|---|---:|\n");
    for (InstructionForm form : group) {
      text.append("| `").append(form.syntax()).append("` | `").append(form.encoding());
      text.append("` | ").append(access(form)).append(" | ");
      text.append(form.operandBits() == 0 ? "" : form.operandBits()).append(" |\n");
    }
  }

  private static String access(InstructionForm form) {
    List<String> words = new ArrayList<>();
    for (OperandSpec operand : form.operands()) {
      words.add(word(operand.access()));
    }
    return String.join(", ", words);
  }

  private static String word(OperandAccess access) {
    return switch (access) {
      case READ -> "r";
      case WRITE -> "w";
      case READ_WRITE -> "rw";
      case NONE -> "–";
    };
  }
}
