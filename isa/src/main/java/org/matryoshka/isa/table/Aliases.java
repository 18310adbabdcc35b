package org.matryoshka.isa.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.matryoshka.isa.Mnemonic;

/**
 * The names under which an assembler's author writes instructions: the mnemonics, their synonyms
 * (JZ, SETC, SAL), and NASM's names where those differ from the manual's. Where one mnemonic of the
 * manual stands for several operand sizes without an operand to tell them apart, the name tells:
 * {@code retf} is 32 bits wide as in NASM, {@code retfq} 64. As in NASM {@code movsx} also stands
 * for the move that the manual calls MOVSXD.
 */
public final class Aliases {
  /** Name, mnemonic, and the operand size where the name decides on it. */
  private static final String TABLE =
      """
      jz je
      jnz jne
      jc jb
      jnae jb
      jnc jae
      jnb jae
      jna jbe
      jnbe ja
      jpe jp
      jpo jnp
      jnge jl
      jnl jge
      jng jle
      jnle jg
      setz sete
      setnz setne
      setc setb
      setnae setb
      setnc setae
      setnb setae
      setna setbe
      setnbe seta
      setpe setp
      setpo setnp
      setnge setl
      setnl setge
      setng setle
      setnle setg
      cmovz cmove
      cmovnz cmovne
      cmovc cmovb
      cmovnae cmovb
      cmovnc cmovae
      cmovnb cmovae
      cmovna cmovbe
      cmovnbe cmova
      cmovpe cmovp
      cmovpo cmovnp
      cmovnge cmovl
      cmovnl cmovge
      cmovng cmovle
      cmovnle cmovg
      loopz loope
      loopnz loopne
      sal shl
      xlat xlatb
      icebp int1
      int01 int1
      int03 int3
      ud2a ud2
      ud2b ud1
      retn ret
      retq ret
      iret iretd
      iretw iret
      pushf pushfq
      pushfw pushf
      popf popfq
      popfw popf
      retfw retf 16
      retfd retf 32
      retfq retf 64
      sysretl sysret 32
      sysretq sysret 64
      sysexitl sysexit 32
      sysexitq sysexit 64
      """;

  private static final Map<String, List<InstructionForm>> CANDIDATES = candidates();

  private Aliases() {}

  /** The mnemonic that a name stands for, in any case. */
  public static Optional<Mnemonic> mnemonic(String name) {
    List<InstructionForm> forms = candidates(name);
    return forms.isEmpty() ? Optional.empty() : Optional.of(forms.getFirst().mnemonic());
  }

  /**
   * The forms that a name can mean, in order of preference (see {@link InstructionSet#candidates});
   * empty if it is no instruction's name.
   */
  public static List<InstructionForm> candidates(String name) {
    return CANDIDATES.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** All names, in lower case and alphabetical order, for hints about misspelt ones. */
  public static Set<String> names() {
    return new TreeSet<>(CANDIDATES.keySet());
  }

  /** The prefix that a word before an instruction stands for, in any case. */
  public static Optional<PrefixWord> prefix(String word) {
    return Optional.ofNullable(
        switch (word.toLowerCase(Locale.ROOT)) {
          case "lock" -> PrefixWord.LOCK;
          case "rep", "repe", "repz" -> PrefixWord.REP;
          case "repne", "repnz" -> PrefixWord.REPNE;
          case "fs" -> PrefixWord.FS;
          case "gs" -> PrefixWord.GS;
          case "cs", "ds", "es", "ss" -> PrefixWord.IGNORED_SEGMENT;
          case "o16" -> PrefixWord.O16;
          case "o32" -> PrefixWord.O32;
          case "o64" -> PrefixWord.O64;
          case "a32" -> PrefixWord.A32;
          case "a64" -> PrefixWord.A64;
          default -> null;
        });
  }

  /**
   * The name under which NASM knows a form. For the few 16-bit forms that NASM can't name ({@code
   * leave}, {@code enter}, {@code push fs}) the word {@code o16} has to stand before it: see {@link
   * #needsO16}.
   */
  public static String name(InstructionForm form) {
    return switch (form.mnemonic()) {
      case IRET -> "iretw";
      case PUSHF -> "pushfw";
      case POPF -> "popfw";
      case RETF ->
          switch (form.operandBits()) {
            case 16 -> "retfw";
            case 64 -> "retfq";
            default -> "retf";
          };
      case SYSRET -> form.operandBits() == 64 ? "o64 sysret" : "sysret";
      case SYSEXIT -> form.operandBits() == 64 ? "o64 sysexit" : "sysexit";
      default -> form.mnemonic().text();
    };
  }

  /** Whether only the word {@code o16} tells this form from its 64-bit sister. */
  public static boolean needsO16(InstructionForm form) {
    if (form.operandBits() != 16) {
      return false;
    }
    return switch (form.mnemonic()) {
      case LEAVE, ENTER, FLDENV, FNSTENV, FRSTOR, FNSAVE -> true;
      case PUSH, POP -> form.operands().getFirst().place() == OperandPlace.IMPLIED;
      default -> false;
    };
  }

  private static Map<String, List<InstructionForm>> candidates() {
    Map<String, List<InstructionForm>> candidates = new HashMap<>();
    for (Mnemonic mnemonic : Mnemonic.values()) {
      candidates.put(mnemonic.text(), InstructionSet.candidates(mnemonic));
    }
    TABLE
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            words -> {
              List<InstructionForm> forms =
                  InstructionSet.candidates(Mnemonic.byText(words[1]).orElseThrow());
              if (words.length == 3) {
                int bits = Integer.parseInt(words[2]);
                forms = forms.stream().filter(f -> f.operandBits() == bits).toList();
              }
              candidates.put(words[0], forms);
            });
    List<InstructionForm> signExtending = new ArrayList<>(candidates.get("movsx"));
    signExtending.add(InstructionSet.form("MOVSXD r64, r/m32"));
    candidates.put("movsx", List.copyOf(signExtending));
    return Map.copyOf(candidates);
  }
}
