package org.matryoshka.asm.encoding;

import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.syntax.Statement;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.Aliases;
import org.matryoshka.isa.table.PrefixWord;

/** The words before an instruction. */
record PrefixSet(
    boolean lock,
    boolean rep,
    boolean repne,
    Register segment,
    boolean addressSize32,
    int operandBits) {

  static PrefixSet of(Statement.Instruction instruction) {
    if (instruction.prefixes().isEmpty() && instruction.segment() == null) {
      return NONE;
    }
    boolean lock = false;
    boolean rep = false;
    boolean repne = false;
    boolean address32 = false;
    int bits = 0;
    for (String word : instruction.prefixes()) {
      PrefixWord prefix =
          Aliases.prefix(word)
              .orElseThrow(() -> new SourceException(instruction.at(), "no prefix '" + word + "'"));
      switch (prefix) {
        case LOCK -> lock = true;
        case REP -> rep = true;
        case REPNE -> repne = true;
        case O16 -> bits = 16;
        case O32 -> bits = 32;
        case O64 -> bits = 64;
        case A32 -> address32 = true;
        case A64, FS, GS, IGNORED_SEGMENT -> {}
      }
    }
    return new PrefixSet(lock, rep, repne, instruction.segment(), address32, bits);
  }

  private static final PrefixSet NONE = new PrefixSet(false, false, false, null, false, 0);

  Prefixes prefixes(boolean memory) {
    if (equals(NONE)) {
      return Prefixes.NONE;
    }
    return new Prefixes(lock, rep, repne, segment, addressSize32 && !memory);
  }

  /** The prefixes of an instruction; a memory operand shows its address size by its registers. */
  Prefixes forMemory(boolean memory, List<OperandPlan> plans) {
    if (memory && addressSize32) {
      for (OperandPlan plan : plans) {
        if (plan.operand() instanceof Operand.Mem mem
            && mem.base() != null
            && mem.base().bits() == 64) {
          throw new SourceException(
              plan.at(), "a32 contradicts the 64-bit register of the address");
        }
      }
    }
    return new Prefixes(lock, rep, repne, segment, addressSize32);
  }
}
