package org.matryoshka.isa.oracle;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.matryoshka.isa.table.Aliases;

/**
 * Every way in which Capstone 4.0.2 and our decoder differ, with the reason and who is right. A
 * difference that no constant explains fails the test, and so does a constant that explains none.
 */
enum KnownDifference {
  SPELLING(
      "Capstone prints another name for the same instruction: AT&T's movabs, lcall and ljmp, sal"
          + " for shl /6, names with the operand size, nop for 48 90 and 66 90, cmpltps for cmpps"
          + " with 1.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return ours.length() == theirs.length()
          && (SPELLINGS.getOrDefault(theirs.mnemonic(), Set.of()).contains(ours.mnemonic())
              || theirs.mnemonic().equals(comparison(ours.mnemonic(), theirs.mnemonic())));
    }
  },
  NOT_IN_TABLE(
      "MMX, SSE4, AVX, VMX and other extensions, which our table leaves out: undefined for"
          + " us. Most of MMX and PEXTRW of SSE4 have names that SSE2 has too.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean mmx = (code.is(1, 0x60, 0x7F) || code.is(1, 0xC4, 0xFF)) && !code.operandSize;
      boolean sse4 = code.is(3, 0x15, 0x15);
      return ours.length() == 0 && (!NAMES.contains(theirs.mnemonic()) || mmx || sse4);
    }
  },
  X87_ALIAS(
      "DC D0 to DF, DD C8 to CF, DE D0 to D7, DF C8 to DF repeat other instructions of the x87"
          + " unit, and DB E0, E1, E4, which meant something to the 8087 and the 80287, do nothing;"
          + " the manual has none of them (SDM vol. 2D, tables A-13 to A-22), so neither have"
          + " we.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.is(0, 0xDB, 0xDF) && ours.length() == 0;
    }
  },
  VECTOR_PREFIX(
      "66, F2 and F3 choose between the vector instructions of an opcode wherever they stand among"
          + " the prefixes, F2 and F3 before 66 (SDM vol. 2A, 2.1.1), and where no instruction has"
          + " that prefix there is none. Capstone ignores some of them, or the last but one.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean vector =
          code.is(1, 0x10, 0x17)
              || code.is(1, 0x28, 0x2F)
              || code.is(1, 0x50, 0x7F)
              || code.is(1, 0xC2, 0xC6)
              || code.is(1, 0xD0, 0xFF);
      return vector && (code.operandSize || code.anyRepeat());
    }
  },
  RESERVED_NOP(
      "0F 0D and 0F 18 to 0F 1F are reserved no-operations with a ModRM byte (SDM vol. 2D, table"
          + " A-3, \"Reserved-NOP\"); Capstone knows only those that have a meaning today.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return (code.is(1, 0x18, 0x1F) || code.is(1, 0x0D, 0x0D))
          && !code.lock
          && ours.length() > 0
          && (theirs.length() == 0 || theirs.length() == ours.length());
    }
  },
  UD_HAS_MODRM(
      "UD0 and UD1 have a ModRM byte (SDM vol. 2B, UD); Capstone ends UD1 at the opcode and UD0 too"
          + " or does not know it.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return (code.is(1, 0xFF, 0xFF) || code.is(1, 0xB9, 0xB9)) && !code.lock;
    }
  },
  LOCK_IS_REFUSED(
      "LOCK before an instruction that can't be locked, or one whose destination is a register, is"
          + " #UD (SDM vol. 2A, LOCK); Capstone forgets this when F2 or F3 stands before it too,"
          + " and for some opcodes always.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.lock && ours.length() == 0;
    }
  },
  NO_PREFIX_ALLOWED(
      "The manual marks the opcode NP: 66, F2 or F3 before it make another instruction or none."
          + " Capstone decodes MOVBE, MOVNTI, the fences, VMCALL, CLAC, STAC and the group of"
          + " FXSAVE there.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return ours.length() == 0
          && (code.operandSize || code.anyRepeat())
          && NO_PREFIX.contains(theirs.mnemonic());
    }
  },
  PREFIX_BEFORE_VEX(
      "66, F2 and F3 before VEX are #UD (SDM vol. 2A, 2.3.3), as a Zen 5 confirms; Capstone refuses"
          + " only REX and LOCK there.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.vex() && ours.length() == 0 && (code.operandSize || code.anyRepeat());
    }
  },
  NEAR_BRANCH(
      "Near branches ignore 66 in 64-bit mode (SDM vol. 2D, table A-2, superscript f64); Capstone"
          + " obeys it like an AMD processor and reads a 16-bit offset.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean branch = code.is(1, 0x80, 0x8F) || code.is(0, 0xE8, 0xE9);
      return branch
          && code.operandSize
          && ours.mnemonic().equals(theirs.mnemonic())
          && ours.length() == theirs.length() + 2;
    }
  },
  NO_SUCH_REGISTER(
      "Segment registers 6 and 7, CS as a destination, CR1, CR5 to CR7, CR9 and up, and DR8 and up"
          + " don't exist: #UD (SDM vol. 2B, MOV, MOV CR, MOV DR). Capstone prints them.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return ours.length() == 0
          && theirs.mnemonic().equals("mov")
          && (code.is(1, 0x20, 0x23) || code.is(0, 0x8C, 0x8E));
    }
  },
  REX_R_BEFORE_SEGMENT_REGISTER(
      "REX.R is ignored where ModRM.reg names a segment register (SDM vol. 2A, 2.2.1.2); Capstone"
          + " takes it for an invalid register.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return theirs.length() == 0
          && ours.mnemonic().equals("mov")
          && (code.is(0, 0x8C, 0x8C) || code.is(0, 0x8E, 0x8E))
          && code.rexR();
    }
  },
  OPERAND_SIZE_AMONG_PREFIXES(
      "66 gives 16-bit operands wherever it stands among the prefixes, REX.W overrules it (SDM vol."
          + " 2A, 2.2.1.2). Capstone loses it behind or before another prefix.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.operandSize
          && (code.prefixes > 1 || code.rexW())
          && SIZED.getOrDefault(ours.mnemonic(), "-").equals(SIZED.get(theirs.mnemonic()));
    }
  },
  MANDATORY_AMONG_PREFIXES(
      "F3 selects PAUSE, TZCNT, LZCNT, POPCNT, RDFSBASE and ENDBR64 wherever it stands among the"
          + " prefixes (SDM vol. 2A, 2.1.1); Capstone loses it behind or before other prefixes or"
          + " REX.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean selected =
          switch (ours.mnemonic()) {
            case "pause", "tzcnt", "lzcnt", "popcnt", "endbr64" -> true;
            case "rdfsbase", "rdgsbase", "wrfsbase", "wrgsbase" -> true;
            default -> false;
          };
      return selected && code.repeat && (code.prefixes > 1 || code.rexW());
    }
  },
  XCHG_WITH_R8(
      "F3 before 90 with REX.B is XCHG with R8, not PAUSE: 90 is a no-operation only as the"
          + " exchange of RAX with itself (SDM vol. 2B, NOP and XCHG).") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.is(0, 0x90, 0x90) && ours.mnemonic().equals("xchg") && code.repeat;
    }
  },
  JECXZ(
      "67 makes JRCXZ JECXZ wherever it stands among the prefixes; Capstone loses it beside 66.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.is(0, 0xE3, 0xE3) && code.addressSize && code.prefixes > 1;
    }
  },
  ADDRESS_SIZE_BESIDE_REX_W(
      "67 changes addresses only; beside REX.W Capstone takes it for 66: OUTSW for OUTSD, PUSHF for"
          + " PUSHFQ, CALL with a 16-bit offset, RET with a 32-bit immediate, PCOMMIT for"
          + " SFENCE.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.addressSize
          && code.rexW()
          && ours.length() > 0
          && Math.abs(ours.length() - theirs.length()) <= 2;
    }
  },
  ABSOLUTE_MOVE(
      "A0 to A3 move between the accumulator and an absolute address whatever F2, F3 and 66 stand"
          + " before them; Capstone refuses 66 beside F2 or F3.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.is(0, 0xA0, 0xA3)
          && code.operandSize
          && code.anyRepeat()
          && ours.mnemonic().equals("mov")
          && theirs.length() == 0;
    }
  },
  STRAY_REX(
      "A REX prefix that another prefix follows is ignored (SDM vol. 2A, 2.2.1); Capstone is"
          + " confused by some.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.strayRex;
    }
  },
  FENCE_IGNORES_RM(
      "LFENCE, MFENCE and SFENCE ignore ModRM.rm: all of E8 to FF (SDM vol. 2A, LFENCE); Capstone"
          + " knows E8, F0, F8.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return theirs.length() == 0 && ours.mnemonic().endsWith("fence") && code.is(1, 0xAE, 0xAE);
    }
  },
  IMMEDIATE_AMONG_PREFIXES(
      "66 makes an immediate 16 bits wide wherever it stands among the prefixes; Capstone reads 32"
          + " bits for PUSH beside F2 or F3, and for RET, whose immediate always has 16.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.operandSize
          && ours.mnemonic().equals(theirs.mnemonic())
          && theirs.length() == ours.length() + 2;
    }
  };

  /** What a decoder says: length 0 and an empty mnemonic if there is no instruction. */
  record Answer(int length, String mnemonic) {}

  private static final Set<String> NAMES = new TreeSet<>(Aliases.names());

  private static final Map<String, Set<String>> SPELLINGS =
      Map.ofEntries(
          Map.entry("movabs", Set.of("mov")),
          Map.entry("sal", Set.of("shl")),
          Map.entry("wait", Set.of("fwait")),
          Map.entry("lcall", Set.of("call")),
          Map.entry("ljmp", Set.of("jmp")),
          Map.entry("retfq", Set.of("retf")),
          Map.entry("sysretq", Set.of("sysret")),
          Map.entry("sysexitq", Set.of("sysexit")),
          Map.entry("nop", Set.of("xchg")));

  private static final Set<String> NO_PREFIX =
      Set.of(
          "movbe",
          "movnti",
          "lfence",
          "mfence",
          "sfence",
          "vmcall",
          "clac",
          "stac",
          "ldmxcsr",
          "stmxcsr",
          "fxsave",
          "fxsave64",
          "fxrstor",
          "fxrstor64",
          "clflush");

  /** Mnemonics that differ only in the operand size, by what they have in common. */
  private static final Map<String, String> SIZED =
      Map.ofEntries(
          Map.entry("cbw", "extend"),
          Map.entry("cwde", "extend"),
          Map.entry("cdqe", "extend"),
          Map.entry("cwd", "double"),
          Map.entry("cdq", "double"),
          Map.entry("cqo", "double"),
          Map.entry("movsw", "movs"),
          Map.entry("movsd", "movs"),
          Map.entry("cmpsw", "cmps"),
          Map.entry("cmpsd", "cmps"),
          Map.entry("stosw", "stos"),
          Map.entry("stosd", "stos"),
          Map.entry("lodsw", "lods"),
          Map.entry("lodsd", "lods"),
          Map.entry("scasw", "scas"),
          Map.entry("scasd", "scas"),
          Map.entry("insw", "ins"),
          Map.entry("insd", "ins"),
          Map.entry("outsw", "outs"),
          Map.entry("outsd", "outs"),
          Map.entry("iret", "iret"),
          Map.entry("iretd", "iret"),
          Map.entry("pushf", "pushf"),
          Map.entry("pushfq", "pushf"),
          Map.entry("popf", "popf"),
          Map.entry("popfq", "popf"));

  /** The name of a vector comparison with the predicate that the other name has, if it has one. */
  private static String comparison(String ours, String theirs) {
    return ours.matches("cmp[ps][sd]") && theirs.matches("cmp.*" + ours.substring(3)) ? theirs : "";
  }

  private final String why;

  KnownDifference(String why) {
    this.why = why;
  }

  /** The reason, with the manual's section. */
  String why() {
    return why;
  }

  abstract boolean explains(CodeBytes code, Answer ours, Answer theirs);
}
