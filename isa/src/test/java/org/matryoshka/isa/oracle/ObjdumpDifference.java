package org.matryoshka.isa.oracle;

import java.util.Set;
import java.util.regex.Pattern;
import org.matryoshka.isa.table.Aliases;

/**
 * Every way in which objdump 2.40 and our decoder differ, operands included, with the reason and
 * who is right. A difference that no constant explains fails the test, and so does a constant that
 * explains none. Texts are those of {@link ObjdumpText}; an undefined instruction is {@code (bad)}.
 */
enum ObjdumpDifference {
  NOT_IN_TABLE("MMX, AVX, VMX and other extensions, which our table leaves out.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean mmx = MMX_REGISTER.matcher(theirs.text()).find();
      return ours.isBad() && (!NAMES.contains(theirs.name()) || mmx);
    }
  },
  PREFIX_BEFORE_FWAIT(
      "FWAIT may have prefixes as any instruction; objdump prints those before it on a line of"
          + " their own.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return ours.name().equals("fwait");
    }
  },
  X87_ALIAS(
      "Second encodings of the x87 unit that the manual does not have (SDM vol. 2D, tables A-13 to"
          + " A-22).") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.is(0, 0xDB, 0xDF) && ours.isBad();
    }
  },
  STRAY_REX(
      "A REX prefix that another prefix follows is ignored (SDM vol. 2A, 2.2.1); objdump prints it"
          + " on a line of its own.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.strayRex && theirs.text().isEmpty();
    }
  },
  LOCK_IS_REFUSED(
      "LOCK before an instruction that can't be locked, or one whose destination is a register, is"
          + " #UD (SDM vol. 2A, LOCK); objdump prints it.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.lock && ours.isBad();
    }
  },
  RESERVED_NOP(
      "0F 0D and 0F 18 to 0F 1F are reserved no-operations (SDM vol. 2D, table A-3) where our"
          + " processor has no meaning for them: no MPX, no shadow stacks, no CLDEMOTE; objdump"
          + " knows these.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return (code.is(1, 0x18, 0x1F) || code.is(1, 0x0D, 0x0D))
          && (ours.name().equals("nop") || ours.name().equals("prefetch"));
    }
  },
  PREFIX_BEFORE_VEX(
      "REX, 66, F2 and F3 before VEX are #UD (SDM vol. 2A, 2.3.2 to 2.3.4), as a Zen 5 confirms;"
          + " objdump prints them and goes on.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean prefix = code.rex() || code.operandSize || code.anyRepeat();
      return code.vex() && ours.isBad() && prefix;
    }
  },
  NEAR_BRANCH(
      "Near branches ignore 66 in 64-bit mode (SDM vol. 2D, table A-2, superscript f64); objdump"
          + " follows AMD's manual unless told otherwise.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean direct = code.is(1, 0x80, 0x8F) || code.is(0, 0xE8, 0xE9) || code.is(0, 0xC2, 0xC3);
      boolean indirect = code.is(0, 0xFF, 0xFF) && (code.reg() == 2 || code.reg() == 4);
      return (direct || indirect) && code.operandSize && theirs.name().startsWith(ours.name());
    }
  },
  FAR_POINTER(
      "With REX.W far pointers in memory have a 64-bit offset (SDM vol. 2A, CALL, JMP, LDS);"
          + " objdump follows AMD's manual, where they keep 32 bits (and 16 with 66, which REX.W"
          + " overrules).") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.rexW()
          && ours.text().contains("TBYTE")
          && ours.text().replace("TBYTE", "").equals(theirs.text().replaceAll("FWORD|DWORD", ""));
    }
  },
  UNUSED_PREFIX(
      "66, F2 and F3 are ignored where they mean nothing: F2 before BSF and BSR, 66 and F2 before"
          + " WBINVD, and F3 before WBINVD on a processor without WBNOINVD.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean scan = code.is(1, 0xBC, 0xBD) && theirs.isBad();
      return (code.anyRepeat() && scan) || ours.name().equals("wbinvd");
    }
  },
  FENCE_IGNORES_RM(
      "LFENCE, MFENCE and SFENCE ignore ModRM.rm: all of E8 to FF (SDM vol. 2A, LFENCE); objdump"
          + " knows E8, F0, F8.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return ours.name().endsWith("fence") && theirs.isBad();
    }
  },
  NO_PREFIX_ALLOWED(
      "The manual marks VMCALL and the group of FXSAVE NP: 66, F2 or F3 before them make another"
          + " instruction or none; objdump ignores the prefix.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean prefix = code.operandSize || code.anyRepeat();
      return ours.isBad() && prefix && (theirs.name().equals("vmcall") || code.is(1, 0xAE, 0xAE));
    }
  },
  XCHG_AX(
      "48 90 and 66 90 exchange RAX or AX with itself, which is a no-operation; F3 90 with REX.B is"
          + " XCHG with R8, not PAUSE (SDM vol. 2B, NOP and XCHG).") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.is(0, 0x90, 0x90) && ours.name().equals("xchg");
    }
  },
  BSWAP_16(
      "BSWAP of 16 bits is undefined (SDM vol. 2A, BSWAP): we swap 32, objdump prints a 16-bit"
          + " register.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return code.is(1, 0xC8, 0xCF) && code.operandSize;
    }
  },
  NO_SUCH_REGISTER(
      "CS as a destination, CR1, CR5 to CR7, CR9 and up, and DR8 and up don't exist: #UD (SDM vol."
          + " 2B, MOV, MOV CR, MOV DR). objdump prints them.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return ours.isBad() && (code.is(1, 0x20, 0x23) || code.is(0, 0x8E, 0x8E));
    }
  },
  REGISTER_WIDTH(
      "Only 16 bits of a selector's register count (MOV to a segment register, LAR, LSL), and"
          + " MOVSXD with 66 reads 16 (SDM vol. 2B, MOVSXD): objdump prints wider registers.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      boolean selector = code.is(0, 0x8E, 0x8E) || code.is(1, 0x02, 0x03);
      return (selector || (code.is(0, 0x63, 0x63) && code.operandSize))
          && ours.name().equals(theirs.name());
    }
  },
  NO_BASE_NO_INDEX(
      "An address that is a displacement alone: objdump prints the SIB byte's missing index as"
          + " riz.") {
    @Override
    boolean explains(CodeBytes code, Answer ours, Answer theirs) {
      return theirs.text().contains("[riz*") || theirs.text().contains("[eiz*");
    }
  };

  /** Length and text; length 0 and {@code (bad)} where there is no instruction. */
  record Answer(int length, String text) {
    boolean isBad() {
      return text.equals("(bad)");
    }

    String name() {
      int space = text.indexOf(' ');
      return space < 0 ? text : text.substring(0, space);
    }
  }

  private static final Set<String> NAMES = Aliases.names();
  private static final Pattern MMX_REGISTER = Pattern.compile("\\bmm[0-7]");

  private final String why;

  ObjdumpDifference(String why) {
    this.why = why;
  }

  /** The reason, with the manual's section. */
  String why() {
    return why;
  }

  abstract boolean explains(CodeBytes code, Answer ours, Answer theirs);
}
