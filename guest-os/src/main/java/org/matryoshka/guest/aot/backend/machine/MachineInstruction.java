package org.matryoshka.guest.aot.backend.machine;

import java.util.List;
import org.matryoshka.guest.aot.backend.emit.EncodingPlan;
import org.matryoshka.guest.aot.backend.emit.Shape;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.isa.Mnemonic;

/**
 * An instruction with up to two registers, one memory operand and one immediate. Plain data that
 * the passes change in place: there are hundreds of thousands.
 */
public final class MachineInstruction {
  /** No register. */
  public static final int NONE = -1;

  public Mnemonic mnemonic;
  public Shape shape;
  public int bits;
  public int sourceBits;
  public EncodingPlan plan;

  /** The first operand if it is a register. */
  public int first = NONE;

  /** The register that is read beside the first operand. */
  public int second = NONE;

  public int base = NONE;
  public int index = NONE;
  public int scaleBits;
  public int displacement;
  public String symbol;
  public FrameArea area = FrameArea.NONE;

  public long immediate;
  public String immediateSymbol;

  /** Registers of the processor that are read beside the operands, as a mask. */
  public int fixedUses;

  /** Registers of the processor that are changed beside the operands, as a mask. */
  public int fixedDefs;

  /** Whether the first register is read although the form only writes it. */
  public boolean keepsFirst;

  /** Whether the second register is written too (XCHG). */
  public boolean writesSecond;

  /** Bytes to write instead of a form, prefixes included; null for all ordinary instructions. */
  public byte[] ready;

  /** Bytes of prefixes before the instruction (LOCK); null for none. */
  public byte[] prefix;

  /** Where a jump goes. */
  public MachineBlock target;

  /** Where a jump in the middle of a block goes. */
  public LocalLabel label;

  /** What a jump to a cold stub does there. */
  public ColdPath cold;

  /** Targets of a jump through a table; the memory operand lacks the table's symbol. */
  public List<MachineBlock> table;

  /** Symbol of the function that is called. */
  public String callee;

  public SourcePosition position;

  /** Whether the first operand is a register that is read. */
  public boolean readsFirst() {
    return first >= 0 && (keepsFirst || plan == null || plan.readsFirst());
  }

  /** Whether the first operand is a register that is written. */
  public boolean writesFirst() {
    return first >= 0 && plan != null && plan.writesFirst();
  }

  /** Whether it copies one register into another and does nothing else. */
  public boolean isCopy() {
    return mnemonic == Mnemonic.MOV && shape == Shape.RR && bits == 64;
  }

  /** Whether it is a mark for a place and no instruction. */
  public boolean isLabel() {
    return mnemonic == null && ready == null;
  }
}
