package org.matryoshka.guest.aot.backend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Return;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.guest.aot.ir.SymbolAddress;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/** Runs graphs as their nodes are defined: what compiled code is held against. */
final class GraphInterpreter {
  private final List<Graph> graphs;
  private final ByteBuffer scratch =
      ByteBuffer.allocate(GraphRunner.SCRATCH_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  GraphInterpreter(List<Graph> graphs) {
    this.graphs = graphs;
  }

  long call(Graph graph, long... arguments) {
    long[] values = new long[graph.valueCount()];
    for (Parameter parameter : graph.parameters()) {
      long value = arguments[parameter.index()];
      values[parameter.id()] = parameter.type() == ValueType.INT ? (int) value : value;
    }
    Block block = graph.entry();
    while (true) {
      for (Instruction instruction : block.instructions()) {
        values[instruction.id()] = run(instruction, values);
      }
      int edge;
      switch (block.terminator()) {
        case Return leave -> {
          return leave.hasValue() ? get(leave.value(), values) : 0;
        }
        case Jump jump -> edge = 0;
        case Branch branch ->
            edge =
                branch.condition().test(get(branch.left(), values), get(branch.right(), values))
                    ? 0
                    : 1;
        case Switch choice -> {
          edge = choice.keyCount();
          for (int i = 0; i < choice.keyCount(); i++) {
            if (choice.keyAt(i) == (int) get(choice.key(), values)) {
              edge = i;
            }
          }
        }
        default -> throw new AssertionError("reached " + block.terminator());
      }
      block = enter(block, edge, values);
    }
  }

  private Block enter(Block from, int edge, long[] values) {
    Block to = from.terminator().successor(edge);
    int nth = 0;
    for (int i = 0; i < edge; i++) {
      nth += from.terminator().successor(i) == to ? 1 : 0;
    }
    int index = -1;
    do {
      index++;
    } while (to.predecessors().get(index) != from || nth-- > 0);
    long[] incoming = new long[to.phis().size()];
    for (int i = 0; i < incoming.length; i++) {
      incoming[i] = get(to.phis().get(i).operand(index), values);
    }
    int i = 0;
    for (Phi phi : to.phis()) {
      values[phi.id()] = incoming[i++];
    }
    return to;
  }

  private static long get(Value value, long[] values) {
    return value instanceof Constant constant ? constant.value() : values[value.id()];
  }

  private long run(Instruction instruction, long[] values) {
    return switch (instruction) {
      case Binary binary -> {
        long left = get(binary.left(), values);
        long right = get(binary.right(), values);
        yield binary.type() == ValueType.INT
            ? binary.operator().apply((int) left, (int) right)
            : binary.operator().apply(left, right);
      }
      case Unary unary -> {
        long result = unary.operator().apply(get(unary.value(), values));
        yield unary.type() == ValueType.INT ? (int) result : result;
      }
      case Compare compare -> {
        long left = get(compare.left(), values);
        long right = get(compare.right(), values);
        yield compare.condition().test(left, right) ? 1 : 0;
      }
      case CompareThreeWay compare ->
          Long.compare(get(compare.left(), values), get(compare.right(), values));
      case Invoke call -> {
        long[] arguments = operands(call, values);
        for (Graph graph : graphs) {
          if (graph.method().equals(call.method())) {
            yield call(graph, arguments);
          }
        }
        throw new AssertionError("no graph of " + call.method());
      }
      case IntrinsicCall call -> memory(call, operands(call, values));
      default -> throw new AssertionError("unexpected " + instruction.getClass());
    };
  }

  private static long[] operands(Node node, long[] values) {
    long[] operands = new long[node.operandCount()];
    for (int i = 0; i < operands.length; i++) {
      Value operand = node.operand(i);
      // the scratch memory begins at 0 here
      operands[i] = operand instanceof SymbolAddress ? 0 : get(operand, values);
    }
    return operands;
  }

  private long memory(IntrinsicCall call, long[] operands) {
    int at = (int) operands[0];
    switch (call.method().name()) {
      case "readByte" -> {
        return scratch.get(at);
      }
      case "readUnsignedByte" -> {
        return scratch.get(at) & 0xFF;
      }
      case "readShort" -> {
        return scratch.getShort(at);
      }
      case "readUnsignedShort" -> {
        return scratch.getChar(at);
      }
      case "readInt" -> {
        return scratch.getInt(at);
      }
      case "readUnsignedInt" -> {
        return scratch.getInt(at) & 0xFFFF_FFFFL;
      }
      case "readLong" -> {
        return scratch.getLong(at);
      }
      case "writeByte" -> scratch.put(at, (byte) operands[1]);
      case "writeShort" -> scratch.putShort(at, (short) operands[1]);
      case "writeInt" -> scratch.putInt(at, (int) operands[1]);
      case "writeLong" -> scratch.putLong(at, operands[1]);
      default -> throw new AssertionError("unexpected " + call.method());
    }
    return 0;
  }
}
