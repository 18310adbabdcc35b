package org.matryoshka.guest.aot.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Return;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/** Makes random graphs that end: sums, branches, loops, switches, calls, memory. */
final class RandomGraphs {
  private static final String MEMORY = "org/matryoshka/guest/magic/Memory";
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    3,
    5,
    8,
    10,
    255,
    1000,
    -1,
    -2,
    -128,
    65535,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0x1_0000_0000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x7FFF_FFFF_0000L
  };

  private final Random random;
  private final Graph graph;
  private final List<Graph> callees;
  private final SourcePosition at;
  private final List<Block> blocks = new ArrayList<>();
  private final int breadth;
  private Block block;
  private int depth;
  private int loops;
  private int budget;

  private RandomGraphs(long seed, int number, List<Graph> callees) {
    random = new Random(seed);
    breadth = 4 + random.nextInt(24);
    StringBuilder descriptor = new StringBuilder("(");
    int parameters = random.nextInt(10);
    for (int i = 0; i < parameters; i++) {
      descriptor.append(random.nextBoolean() ? 'I' : 'J');
    }
    descriptor.append(random.nextBoolean() ? ")I" : ")J");
    graph =
        new Graph(
            new MethodId(GraphRunner.ROOT, "f" + number, descriptor.toString()), true, "R.java");
    this.callees = callees;
    at = new SourcePosition(graph.method(), "R.java", 1, null);
    budget = 20 + random.nextInt(60);
  }

  /** A graph that may call some others. */
  static Graph make(long seed, int number, List<Graph> callees) {
    return new RandomGraphs(seed, number, callees).make();
  }

  private Graph make() {
    block = newBlock();
    graph.setEntry(block);
    List<Value> live = new ArrayList<>(graph.parameters());
    live.add(graph.intConstant(7));
    live.add(graph.longConstant(-3));
    body(live);
    boolean isLong = graph.method().resultType() == ValueType.LONG;
    Value result = isLong ? graph.longConstant(1) : graph.intConstant(1);
    for (Value value : live) {
      result = binary(BinaryOperator.MUL, result, isLong ? number(31) : graph.intConstant(31));
      result = binary(BinaryOperator.ADD, result, converted(value, isLong));
    }
    block.setTerminator(new Return(graph, at, result));
    graph.setBlocks(blocks);
    return graph;
  }

  private Value number(long value) {
    return graph.longConstant(value);
  }

  private Block newBlock() {
    Block made = graph.newBlock();
    made.setLoopDepth(loops);
    blocks.add(made);
    return made;
  }

  private <T extends Instruction> T append(T instruction) {
    block.append(instruction);
    return instruction;
  }

  private Value binary(BinaryOperator operator, Value left, Value right) {
    return append(new Binary(graph, at, operator, left, right));
  }

  private Value converted(Value value, boolean isLong) {
    if (value.type() == ValueType.LONG) {
      return isLong ? value : append(new Unary(graph, at, UnaryOperator.LONG_TO_INT, value));
    }
    if (!isLong) {
      return value;
    }
    return append(
        new Unary(
            graph,
            at,
            random.nextBoolean() ? UnaryOperator.INT_TO_LONG : UnaryOperator.INT_TO_LONG_UNSIGNED,
            value));
  }

  private Value pick(List<Value> live, boolean isLong) {
    if (random.nextInt(4) == 0) {
      long value = NUMBERS[random.nextInt(NUMBERS.length)];
      return isLong ? number(value) : graph.intConstant((int) value);
    }
    for (int tries = 0; tries < 8; tries++) {
      Value value = live.get(random.nextInt(live.size()));
      if ((value.type() == ValueType.LONG) == isLong) {
        return value;
      }
    }
    return converted(live.get(random.nextInt(live.size())), isLong);
  }

  private void body(List<Value> live) {
    int steps = 3 + random.nextInt(10);
    for (int i = 0; i < steps && budget > 0; i++) {
      budget--;
      switch (random.nextInt(12)) {
        case 0 -> branch(live);
        case 1 -> loop(live);
        case 2 -> choice(live);
        case 3 -> call(live);
        case 4, 5 -> memory(live);
        default -> keep(live, operation(live));
      }
    }
  }

  private void keep(List<Value> live, Value value) {
    if (live.size() < breadth) {
      live.add(value);
    } else {
      live.set(random.nextInt(live.size()), value);
    }
  }

  private Value operation(List<Value> live) {
    boolean isLong = random.nextBoolean();
    return switch (random.nextInt(10)) {
      case 0 ->
          append(
              new Compare(
                  graph,
                  at,
                  Condition.values()[random.nextInt(10)],
                  pick(live, isLong),
                  pick(live, isLong)));
      case 1 -> append(new CompareThreeWay(graph, at, pick(live, true), pick(live, true)));
      case 2 -> {
        UnaryOperator operator = UnaryOperator.values()[random.nextInt(7)];
        boolean operandLong =
            operator.operandType() == null ? isLong : operator.operandType() == ValueType.LONG;
        yield append(new Unary(graph, at, operator, pick(live, operandLong)));
      }
      case 3 -> {
        BinaryOperator operator = random.nextBoolean() ? BinaryOperator.DIV : BinaryOperator.REM;
        Value divisor =
            random.nextBoolean()
                ? isLong
                    ? number(NUMBERS[1 + random.nextInt(NUMBERS.length - 1)])
                    : graph.intConstant(1 + random.nextInt(1000))
                : binary(
                    BinaryOperator.OR,
                    pick(live, isLong),
                    isLong ? number(1) : graph.intConstant(1));
        yield binary(operator, pick(live, isLong), divisor);
      }
      default -> {
        BinaryOperator operator;
        do {
          operator = BinaryOperator.values()[random.nextInt(11)];
        } while (operator == BinaryOperator.DIV || operator == BinaryOperator.REM);
        Value left = pick(live, isLong);
        yield binary(operator, left, pick(live, isLong && !operator.isShift()));
      }
    };
  }

  private void branch(List<Value> live) {
    if (depth > 3) {
      return;
    }
    boolean isLong = random.nextBoolean();
    Value left = pick(live, isLong);
    Value right = pick(live, isLong);
    Block from = block;
    depth++;
    Block yes = newBlock();
    List<Value> liveYes = new ArrayList<>(live);
    block = yes;
    yes.addPredecessor(from);
    body(liveYes);
    Block yesEnd = block;
    boolean hasElse = random.nextBoolean();
    List<Value> liveNo = new ArrayList<>(live);
    Block no = null;
    Block noEnd = from;
    if (hasElse) {
      no = newBlock();
      no.addPredecessor(from);
      block = no;
      body(liveNo);
      noEnd = block;
    }
    depth--;
    Block join = newBlock();
    from.setTerminator(
        new Branch(
            graph,
            at,
            Condition.values()[random.nextInt(10)],
            left,
            right,
            yes,
            hasElse ? no : join));
    yesEnd.setTerminator(new Jump(graph, at, join));
    join.addPredecessor(yesEnd);
    if (hasElse) {
      noEnd.setTerminator(new Jump(graph, at, join));
    }
    join.addPredecessor(noEnd);
    block = join;
    merge(live, List.of(liveYes, liveNo));
  }

  private void merge(List<Value> live, List<List<Value>> ways) {
    for (int i = 0; i < live.size(); i++) {
      boolean isLong = ways.getFirst().get(i).type() == ValueType.LONG;
      boolean same = true;
      boolean sameType = true;
      for (List<Value> way : ways) {
        same &= way.get(i) == ways.getFirst().get(i);
        sameType &= (way.get(i).type() == ValueType.LONG) == isLong;
      }
      if (same) {
        live.set(i, ways.getFirst().get(i));
      } else if (sameType) {
        Phi phi = new Phi(graph, ways.getFirst().get(i).type(), at);
        for (List<Value> way : ways) {
          phi.addInput(way.get(i));
        }
        block.addPhi(phi);
        live.set(i, phi);
      }
    }
  }

  private void loop(List<Value> live) {
    if (depth > 2) {
      return;
    }
    Block from = block;
    boolean testsAtHead = random.nextBoolean();
    depth++;
    loops++;
    Block head = newBlock();
    from.setTerminator(new Jump(graph, at, head));
    head.addPredecessor(from);
    block = head;
    Phi counter = new Phi(graph, ValueType.INT, at);
    counter.addInput(graph.intConstant(0));
    head.addPhi(counter);
    List<Phi> carried = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      if (random.nextBoolean()) {
        Phi phi = new Phi(graph, live.get(i).type(), at);
        phi.addInput(live.get(i));
        head.addPhi(phi);
        carried.add(phi);
        places.add(i);
        live.set(i, phi);
      }
    }
    List<Value> atHead = new ArrayList<>(live);
    Value limit = graph.intConstant(1 + random.nextInt(4));
    Block inside = head;
    if (testsAtHead) {
      inside = newBlock();
      inside.addPredecessor(head);
      block = inside;
    }
    live.add(counter);
    body(live);
    Value next = binary(BinaryOperator.ADD, counter, graph.intConstant(1));
    if (random.nextBoolean()) {
      keep(live, binary(BinaryOperator.XOR, counter, graph.intConstant(5)));
    }
    Block latch = block;
    head.addPredecessor(latch);
    counter.addInput(next);
    for (int i = 0; i < carried.size(); i++) {
      // rotations and swaps: any value of the type will do
      Value value = live.get(places.get(random.nextInt(places.size())));
      Phi phi = carried.get(i);
      if (value.type() != phi.type()) {
        value = converted(value, phi.type() == ValueType.LONG);
      }
      phi.addInput(value);
    }
    depth--;
    loops--;
    Block exit = newBlock();
    if (testsAtHead) {
      latch.setTerminator(new Jump(graph, at, head));
      head.setTerminator(new Branch(graph, at, Condition.LESS, counter, limit, inside, exit));
      exit.addPredecessor(head);
      live.clear();
      live.addAll(atHead);
    } else {
      latch.setTerminator(new Branch(graph, at, Condition.LESS, next, limit, head, exit));
      exit.addPredecessor(latch);
    }
    block = exit;
  }

  private void choice(List<Value> live) {
    if (depth > 2) {
      return;
    }
    int count = 1 + random.nextInt(8);
    int[] keys = new int[count];
    boolean dense = random.nextBoolean();
    int key = random.nextInt(5) - 2;
    for (int i = 0; i < count; i++) {
      keys[i] = key;
      key += 1 + random.nextInt(dense ? 2 : 1000);
    }
    Value value = pick(live, false);
    if (dense) {
      value = binary(BinaryOperator.AND, value, graph.intConstant(7));
    }
    Block from = block;
    depth++;
    Block[] targets = new Block[count + 1];
    List<List<Value>> ways = new ArrayList<>();
    List<Block> ends = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      if (i > 0 && random.nextInt(3) == 0) {
        targets[i] = targets[i - 1];
        targets[i].addPredecessor(from);
        continue;
      }
      block = newBlock();
      targets[i] = block;
      block.addPredecessor(from);
      List<Value> way = new ArrayList<>(live);
      keep(way, operation(way));
      while (way.size() > live.size()) {
        way.removeLast();
      }
      if (random.nextBoolean() && !way.isEmpty()) {
        way.set(random.nextInt(way.size()), operation(way));
      }
      ways.add(way);
      ends.add(block);
    }
    depth--;
    from.setTerminator(new Switch(graph, at, value, keys, targets));
    Block join = newBlock();
    for (Block end : ends) {
      end.setTerminator(new Jump(graph, at, join));
      join.addPredecessor(end);
    }
    block = join;
    merge(live, ways);
  }

  private void call(List<Value> live) {
    if (callees.isEmpty()) {
      return;
    }
    MethodId method = callees.get(random.nextInt(callees.size())).method();
    List<Value> arguments = new ArrayList<>();
    for (String parameter : method.parameterDescriptors()) {
      arguments.add(pick(live, parameter.equals("J")));
    }
    keep(
        live,
        append(
            new Invoke(
                graph,
                at,
                InvokeKind.STATIC,
                method,
                GraphRunner.ROOT,
                false,
                arguments.toArray(new Value[0]))));
  }

  private void memory(List<Value> live) {
    Value index =
        binary(BinaryOperator.AND, pick(live, true), number(GraphRunner.SCRATCH_BYTES / 16 - 1));
    Value address = graph.symbolAddress("scratch");
    if (random.nextBoolean()) {
      index = binary(BinaryOperator.SHL, index, graph.intConstant(random.nextInt(4)));
    }
    address =
        random.nextBoolean()
            ? binary(BinaryOperator.ADD, address, index)
            : binary(BinaryOperator.ADD, index, address);
    if (random.nextBoolean()) {
      address = binary(BinaryOperator.ADD, address, number(random.nextInt(64)));
    }
    int width = random.nextInt(4);
    String[] names = {"Byte", "Short", "Int", "Long"};
    boolean unsigned = width < 3 && random.nextBoolean();
    String read = "read" + (unsigned ? "Unsigned" : "") + names[width];
    String type = width == 3 || (unsigned && width == 2) ? "J" : "I";
    switch (random.nextInt(3)) {
      case 0 -> keep(live, read(read, type, address));
      case 1 -> write(names[width], address, pick(live, width == 3));
      default -> {
        Value old = read("read" + names[width], width == 3 ? "J" : "I", address);
        BinaryOperator[] operators = {
          BinaryOperator.ADD, BinaryOperator.SUB, BinaryOperator.AND, BinaryOperator.XOR
        };
        Value other = pick(live, width == 3);
        write(names[width], address, binary(operators[random.nextInt(4)], old, other));
      }
    }
  }

  private Value read(String name, String type, Value address) {
    return append(
        new IntrinsicCall(graph, at, new MethodId(MEMORY, name, "(J)" + type), false, address));
  }

  private void write(String width, Value address, Value value) {
    String type = width.equals("Long") ? "J" : "I";
    append(
        new IntrinsicCall(
            graph,
            at,
            new MethodId(MEMORY, "write" + width, "(J" + type + ")V"),
            false,
            address,
            value));
  }
}
