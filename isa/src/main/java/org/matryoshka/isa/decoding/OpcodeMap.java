package org.matryoshka.isa.decoding;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandPlace;
import org.matryoshka.isa.table.OperandSpec;

/**
 * The instruction table turned over: from opcode, ModRM and the prefixes that choose between forms
 * to the one form.
 *
 * <p>Where several rows fit, the most specific one is meant, in this order: it names its 66, F2 or
 * F3 as part of the opcode (PAUSE before NOP, TZCNT before BSF); it names its whole ModRM byte
 * (ENDBR64); it names 66, 67 or REX.W; its opcode names no register (NOP before XCHG EAX, EAX). A
 * row whose opcode names no register stands for the register number 0 where it shares its opcode
 * with rows that do, so 41 90 is XCHG R8D, EAX.
 */
final class OpcodeMap {
  /** Bits of the prefix state: the index of the last table level. */
  static final int REX_B = 1;

  static final int ADDRESS_SIZE = 2;
  static final int REX_W = 4;
  static final int OPERAND_SIZE = 8;

  /** F3 stood last of F2 and F3. */
  static final int REP = 16;

  /** F2 stood last of F2 and F3. */
  static final int REPNE = 32;

  static final int STATES = 48;

  /** Slots of an opcode with ModRM: 8 for memory by ModRM.reg, 64 for registers by reg and rm. */
  private static final int SLOTS = 72;

  private static final OpcodeMap[] OPCODES = build();

  /** Whether a ModRM byte follows. */
  final boolean modRm;

  /** Whether ModRM.mod is ignored and rm always names a register (moves of CR and DR). */
  final boolean registersOnly;

  /** Whether an absolute address follows (A0 to A3). */
  final boolean absoluteMove;

  private final InstructionForm[][] slots;

  private OpcodeMap(List<InstructionForm> candidates) {
    modRm = candidates.getFirst().encoding().modRm();
    registersOnly = movesControlOrDebug(candidates.getFirst());
    absoluteMove = hasOffset(candidates.getFirst());
    slots = new InstructionForm[modRm ? SLOTS : 1][];
    List<List<InstructionForm>> known = new ArrayList<>();
    List<InstructionForm[]> tables = new ArrayList<>();
    for (int slot = 0; slot < slots.length; slot++) {
      List<InstructionForm> fitting = new ArrayList<>();
      for (InstructionForm form : candidates) {
        if (!modRm || fitsModRm(form, slot)) {
          fitting.add(form);
        }
      }
      int index = known.indexOf(fitting);
      if (index < 0) {
        index = known.size();
        known.add(fitting);
        tables.add(byState(fitting));
      }
      slots[slot] = tables.get(index);
    }
  }

  /**
   * What an opcode means, or null where no form has it.
   *
   * @param map as in {@link EncodingSpec#map}
   */
  static OpcodeMap of(int map, int opcode) {
    return OPCODES[map << 8 | opcode];
  }

  /**
   * The form, or null.
   *
   * @param modRm the ModRM byte; 0 where there is none
   * @param state the prefixes
   */
  InstructionForm form(int modRm, int state) {
    if (!this.modRm) {
      return slots[0][state];
    }
    return slots[modRm >= 0xC0 ? 8 + (modRm & 63) : modRm >> 3 & 7][state];
  }

  private static OpcodeMap[] build() {
    List<List<InstructionForm>> candidates = new ArrayList<>();
    for (int i = 0; i < EncodingSpec.MAPS << 8; i++) {
      candidates.add(new ArrayList<>());
    }
    for (InstructionForm form : InstructionSet.forms()) {
      EncodingSpec encoding = form.encoding();
      for (int i = 0; i < (encoding.opcodeRegister() ? 8 : 1); i++) {
        candidates.get(encoding.map() << 8 | encoding.opcode() + i).add(form);
      }
    }
    OpcodeMap[] opcodes = new OpcodeMap[EncodingSpec.MAPS << 8];
    for (int i = 0; i < opcodes.length; i++) {
      if (!candidates.get(i).isEmpty()) {
        opcodes[i] = new OpcodeMap(candidates.get(i));
      }
    }
    return opcodes;
  }

  private static boolean movesControlOrDebug(InstructionForm form) {
    for (OperandSpec operand : form.operands()) {
      if (operand.kind() == OperandKind.CR || operand.kind() == OperandKind.DR) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOffset(InstructionForm form) {
    for (OperandSpec operand : form.operands()) {
      if (operand.place() == OperandPlace.OFFSET) {
        return true;
      }
    }
    return false;
  }

  private boolean fitsModRm(InstructionForm form, int slot) {
    EncodingSpec encoding = form.encoding();
    boolean register = slot >= 8;
    int reg = register ? (slot - 8) >> 3 : slot;
    if (encoding.fixedModRm() >= 0) {
      return register && encoding.fixedModRm() == (0xC0 | slot - 8);
    }
    if (encoding.digit() >= 0 && encoding.digit() != reg) {
      return false;
    }
    return registersOnly || fitsRm(form, register);
  }

  /** Whether ModRM.rm may name a register, or memory; without an operand there mod must be 11. */
  private static boolean fitsRm(InstructionForm form, boolean register) {
    for (OperandSpec operand : form.operands()) {
      if (operand.place() == OperandPlace.MODRM_RM) {
        return register ? operand.kind().registerClass() != null : operand.kind().isMemory();
      }
    }
    return register;
  }

  private static InstructionForm[] byState(List<InstructionForm> fitting) {
    InstructionForm[] forms = new InstructionForm[STATES];
    boolean sharesRegisters = false;
    for (InstructionForm form : fitting) {
      sharesRegisters |= form.encoding().opcodeRegister();
    }
    for (int state = 0; state < STATES; state++) {
      for (InstructionForm form : fitting) {
        if (fitsState(form.encoding(), state, sharesRegisters)
            && (forms[state] == null
                || specificity(form.encoding()) > specificity(forms[state].encoding()))) {
          forms[state] = form;
        }
      }
    }
    return forms;
  }

  static boolean fitsState(EncodingSpec encoding, int state, boolean sharesRegisters) {
    boolean operandSize = (state & OPERAND_SIZE) != 0;
    boolean rexW = (state & REX_W) != 0;
    boolean noRepeat = (state & (REP | REPNE)) == 0;
    boolean repeat =
        switch (encoding.mandatoryPrefix()) {
          case EncodingSpec.NO_PREFIX -> noRepeat && !operandSize;
          case EncodingSpec.NO_REPEAT -> noRepeat;
          case 0x66 -> noRepeat && operandSize;
          case 0xF3 -> (state & REP) != 0;
          case 0xF2 -> (state & REPNE) != 0;
          default -> true;
        };
    return repeat
        && (!encoding.operandSize16() || (operandSize && !rexW))
        && (!encoding.rexW() || rexW)
        && (!encoding.addressSize32() || (state & ADDRESS_SIZE) != 0)
        && (!sharesRegisters || encoding.opcodeRegister() || (state & REX_B) == 0);
  }

  /** How much of itself a form's encoding names; see the class comment. */
  static int specificity(EncodingSpec encoding) {
    return (encoding.mandatoryPrefix() > 0 ? 16 : 0)
        + (encoding.fixedModRm() >= 0 ? 8 : 0)
        + (encoding.operandSize16() || encoding.rexW() ? 4 : 0)
        + (encoding.addressSize32() ? 2 : 0)
        + (encoding.opcodeRegister() ? 0 : 1);
  }
}
