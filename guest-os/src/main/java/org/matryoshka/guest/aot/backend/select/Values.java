package org.matryoshka.guest.aot.backend.select;

import java.util.Arrays;
import java.util.List;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.DescriptorAddress;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Leaf;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.NullReference;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.SymbolAddress;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/**
 * Which register holds which value, and which values are computed by their user. The current place
 * moves from the end of each block to its start.
 */
final class Values {
  private final MachineFunction function;
  private final ObjectLayout layout;
  private final Code code;
  private final int[] uses;
  private final int[] register;
  private final boolean[] folded;

  // of the current block
  private Block block;
  private final int[] indexOf;
  private int[] writes = new int[16];
  private int[] traps = new int[16];
  private int at;

  Values(Graph graph, MachineFunction function, ObjectLayout layout, Code code) {
    this.function = function;
    this.layout = layout;
    this.code = code;
    // constants that instruction selection makes itself come on top
    int count = graph.valueCount() + 16;
    uses = new int[count];
    register = new int[count];
    folded = new boolean[count];
    indexOf = new int[count];
    Arrays.fill(register, -1);
    for (Block each : graph.blocks()) {
      each.phis().forEach(this::count);
      each.instructions().forEach(this::count);
      count(each.terminator());
    }
  }

  private void count(Node node) {
    for (int i = 0; i < node.operandCount(); i++) {
      uses[node.operand(i).id()]++;
    }
  }

  /** Begins a block at its end. */
  void enter(Block entered, List<Instruction> instructions) {
    block = entered;
    int n = instructions.size();
    if (writes.length <= n) {
      writes = new int[2 * n];
      traps = new int[2 * n];
    }
    int writeCount = 0;
    int trapCount = 0;
    for (int i = 0; i < n; i++) {
      Instruction instruction = instructions.get(i);
      indexOf[instruction.id()] = i;
      writes[i] = writeCount;
      traps[i] = trapCount;
      if (Effects.writes(instruction)) {
        writeCount++;
      }
      if (Effects.mayTrap(instruction)) {
        trapCount++;
      }
    }
    writes[n] = writeCount;
    traps[n] = trapCount;
    at = n;
  }

  /** Moves to an instruction of the current block; the terminator is one behind the last. */
  void moveTo(int index) {
    at = index;
  }

  int useCount(Value value) {
    return uses[value.id()];
  }

  /** Whether some instruction that was visited wants the value in a register. */
  boolean isWanted(Value value) {
    return register[value.id()] >= 0;
  }

  /** Whether the value's one user computes it. */
  boolean isFolded(Value value) {
    return folded[value.id()];
  }

  void fold(Value value) {
    folded[value.id()] = true;
  }

  /** The register that an instruction puts its result into; only if it is wanted. */
  int result(Value value) {
    int result = register[value.id()];
    return result >= 0 ? result : function.newRegister();
  }

  int temporary() {
    return function.newRegister();
  }

  /** Gives a phi its register. */
  int phi(Phi phi) {
    return define(phi);
  }

  private int define(Value value) {
    if (register[value.id()] < 0) {
      register[value.id()] = function.newRegister();
    }
    return register[value.id()];
  }

  /** A register that holds the value, extended with zeros. */
  int reg(Value value) {
    if (value instanceof Leaf && !(value instanceof Parameter)) {
      int fresh = function.newRegister();
      load(fresh, value);
      return fresh;
    }
    Value same = alias(value);
    return same == null ? define(value) : reg(same);
  }

  /** A register whose low 32 bits are the value, an int. */
  int low(Value value) {
    if (value instanceof Unary unary
        && unary.operator() == UnaryOperator.LONG_TO_INT
        && !isWanted(value)) {
      return reg(unary.value());
    }
    return reg(value);
  }

  /** A register good for an operation of a width. */
  int reg(Value value, int bits) {
    return bits == 64 ? reg(value) : low(value);
  }

  /** The value that has the same bits in a register, or null. */
  private Value alias(Value value) {
    if (!(value instanceof Unary unary) || unary.value() instanceof Constant) {
      return null;
    }
    boolean isAlias =
        switch (unary.operator()) {
          case INT_TO_LONG_UNSIGNED -> true;
          case INT_TO_LONG -> Ranges.isNonNegative(unary.value(), 4);
          default -> false;
        };
    return isAlias ? unary.value() : null;
  }

  /** Whether the value has no code of its own because it has the bits of another. */
  boolean isAlias(Value value) {
    return alias(value) != null;
  }

  /** Loads a leaf that is no parameter. */
  void load(int to, Value value) {
    switch (value) {
      case Constant constant ->
          code.constant(
              to,
              constant.type() == ValueType.INT
                  ? constant.value() & 0xFFFF_FFFFL
                  : constant.value());
      case NullReference none -> code.constant(to, 0);
      default -> code.op(org.matryoshka.isa.Mnemonic.MOV, 64, to, new Source.Sym(symbol(value)));
    }
  }

  private String symbol(Value value) {
    return switch (value) {
      case StringLiteral literal -> Symbols.literal(layout.literal(literal.value()));
      case DescriptorAddress address -> Symbols.descriptor(address.typeName());
      case SymbolAddress address -> address.symbol();
      default -> throw new IllegalArgumentException(value + " is no address");
    };
  }

  /** The value as a number or address in an instruction; null if it must be elsewhere. */
  Source immediate(Value value) {
    return switch (value) {
      case Constant constant ->
          constant.value() == constant.intValue() ? new Source.Imm(constant.value()) : null;
      case NullReference none -> new Source.Imm(0);
      case StringLiteral literal -> new Source.Sym(symbol(literal));
      case DescriptorAddress address -> new Source.Sym(symbol(address));
      case SymbolAddress address -> new Source.Sym(symbol(address));
      default -> null;
    };
  }

  /** The value as a second operand, from memory where its only use is here. */
  Source source(Value value, int bits) {
    Source immediate = immediate(value);
    if (immediate != null) {
      return immediate;
    }
    Load load = foldable(value);
    if (load != null && load.bits() == bits) {
      fold(value);
      return new Source.Mem(load.address(this));
    }
    return new Source.Reg(reg(value, bits));
  }

  /** The value as a second operand that is not memory. */
  Source registerOrImmediate(Value value, int bits) {
    Source immediate = immediate(value);
    return immediate != null ? immediate : new Source.Reg(reg(value, bits));
  }

  /** The load that the current instruction may do itself, or null. */
  Load foldable(Value value) {
    if (!(value instanceof Instruction instruction)
        || uses[value.id()] != 1
        || register[value.id()] >= 0
        || instruction.block() != block) {
      return null;
    }
    Load load = Load.of(instruction, layout);
    if (load == null || !movable(instruction, load.checksNull())) {
      return null;
    }
    return load;
  }

  /** Whether a load of this block can be done at the current place as well. */
  boolean movable(Instruction instruction, boolean checksNull) {
    int index = indexOf[instruction.id()];
    return index < at
        && writes[index] == writes[at]
        && (!checksNull || traps[at] == traps[index] + 1);
  }

  /** Whether a pure value of one use stands in the current block and nobody wants a register. */
  boolean isPrivate(Value value) {
    return value instanceof Instruction instruction
        && uses[value.id()] == 1
        && register[value.id()] < 0
        && instruction.block() == block;
  }

  /** An address that is a sum: as much of it as an address can say. */
  Address address(Value value, long displacement) {
    if (value instanceof Constant constant
        && constant.value() + displacement == (int) (constant.value() + displacement)) {
      return Address.of(-1, (int) (constant.value() + displacement));
    }
    if (value instanceof SymbolAddress symbol && isNear(displacement)) {
      return Address.symbol(symbol.symbol(), (int) displacement);
    }
    if (value instanceof Binary sum && sum.operator() == BinaryOperator.ADD && !isWanted(sum)) {
      if (sum.right() instanceof Constant constant
          && displacement + constant.value() == (int) (displacement + constant.value())) {
        return address(sum.left(), displacement + constant.value());
      }
      if (uses[sum.id()] == 1 || sum.block() == block) {
        return indexed(sum.left(), sum.right(), displacement);
      }
    }
    return Address.of(reg(value), (int) displacement);
  }

  /** Whether an address that far from a symbol still lies where a 32-bit relocation reaches. */
  private static boolean isNear(long displacement) {
    return Math.abs(displacement) < 1 << 20;
  }

  /**
   * The address that is a sum, however often that is used.
   *
   * @param right if it is a constant, then one of 32 bits
   */
  Address sum(Value left, Value right) {
    return right instanceof Constant constant
        ? address(left, constant.value())
        : indexed(left, right, 0);
  }

  private Address indexed(Value one, Value other, long displacement) {
    boolean swap = scale(one) > 0;
    Value left = swap ? other : one;
    Value right = swap ? one : other;
    int scale = scale(right);
    if (scale > 0) {
      right = ((Binary) right).left();
    }
    if (left instanceof SymbolAddress symbol && isNear(displacement)) {
      return new Address(
          -1,
          reg(right),
          scale,
          (int) displacement,
          symbol.symbol(),
          org.matryoshka.guest.aot.backend.machine.FrameArea.NONE);
    }
    return Address.of(reg(left), (int) displacement).withIndex(reg(right), scale);
  }

  /** The scale of an index that is a shifted value, 1 to 3; else 0. */
  private int scale(Value value) {
    return value instanceof Binary shift
            && shift.operator() == BinaryOperator.SHL
            && shift.right() instanceof Constant constant
            && constant.value() >= 1
            && constant.value() <= 3
            && !isWanted(shift)
        ? constant.intValue()
        : 0;
  }
}
