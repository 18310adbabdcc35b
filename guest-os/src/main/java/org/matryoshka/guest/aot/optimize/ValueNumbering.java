package org.matryoshka.guest.aot.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.DivisionCheck;
import org.matryoshka.guest.aot.ir.DominatorTree;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.LoopNest;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.StoreElement;
import org.matryoshka.guest.aot.ir.StoreField;
import org.matryoshka.guest.aot.ir.StoreStatic;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/**
 * Finds equal values along the dominator tree: what was computed, loaded or checked above a place
 * is not computed, loaded or checked again. On the way instructions are simplified, null checks of
 * references that can't be null are dropped, and dispatched calls whose receiver has become known
 * are made direct.
 */
final class ValueNumbering {
  /** What an instruction computes: the operation, what goes with it, and its operands. */
  private record Key(Object operation, Object detail, int first, int second) {}

  private final Graph graph;
  private final ProgramFacts facts;
  private final Simplifier simplifier;
  private final Forwarding forwarding;
  private final MemoryVersions memory;
  private final NonNullValues nonNull;
  private final Map<Key, Value> known = new HashMap<>();
  private final List<List<Block>> children = new ArrayList<>();
  private final CountedLoops countedLoops;
  private List<Key> added = new ArrayList<>();
  private Block current;

  private ValueNumbering(Graph graph, ProgramFacts facts) {
    this.graph = graph;
    this.facts = facts;
    this.simplifier = new Simplifier(graph);
    this.forwarding = new Forwarding(graph);
    this.nonNull = new NonNullValues(graph, facts);
    LoopNest loops = LoopNest.of(graph);
    this.memory = MemoryVersions.of(graph, loops, facts);
    DominatorTree tree = loops.dominators();
    this.countedLoops = new CountedLoops(tree);
    for (int i = 0; i < graph.blockCount(); i++) {
      children.add(new ArrayList<>());
    }
    for (Block block : graph.blocks()) {
      if (block != graph.entry()) {
        children.get(tree.parent(block).id()).add(block);
      }
    }
  }

  static void run(Graph graph, ProgramFacts facts) {
    ValueNumbering pass = new ValueNumbering(graph, facts);
    pass.visit(graph.entry());
    pass.forwarding.rewriteAll();
  }

  private void visit(Block block) {
    List<Key> outer = added;
    added = new ArrayList<>();
    int mark = nonNull.mark();
    current = block;
    learnFromBranch(block);
    List<Instruction> kept = new ArrayList<>(block.instructions().size());
    for (Instruction instruction : block.instructions()) {
      forwarding.rewrite(instruction);
      process(instruction, kept);
    }
    block.setInstructions(kept);
    forwarding.rewrite(block.terminator());
    foldKnownBranch(block);
    for (Block child : children.get(block.id())) {
      visit(child);
    }
    added.forEach(known::remove);
    nonNull.reset(mark);
    added = outer;
  }

  private void learn(Key key, Value value) {
    if (known.putIfAbsent(key, value) == null) {
      added.add(key);
    }
  }

  /** A block with one way in knows how the branch before it went. */
  private void learnFromBranch(Block block) {
    if (block.predecessors().size() != 1
        || !(block.predecessors().getFirst().terminator() instanceof Branch branch)) {
      return;
    }
    boolean holds = branch.ifTrue() == block;
    Condition condition = holds ? branch.condition() : branch.condition().negated();
    Value left = branch.left();
    Value right = branch.right();
    learn(new Key(Branch.class, condition, left.id(), right.id()), graph.intConstant(1));
    learn(new Key(Branch.class, condition.negated(), left.id(), right.id()), graph.intConstant(0));
    if (condition == Condition.NOT_EQUAL && left.type() == ValueType.REFERENCE) {
      if (right == graph.nullReference()) {
        nonNull.add(left);
      } else if (left == graph.nullReference()) {
        nonNull.add(right);
      }
    }
    if (condition == Condition.NOT_EQUAL && right instanceof Constant zero && zero.value() == 0) {
      learn(new Key(DivisionCheck.class, null, left.id(), -1), left);
    }
    if (condition == Condition.BELOW) {
      learn(new Key(BoundsCheck.class, null, left.id(), right.id()), left);
    }
  }

  private void foldKnownBranch(Block block) {
    if (!(block.terminator() instanceof Branch branch)) {
      return;
    }
    Value left = branch.left();
    Value right = branch.right();
    Boolean outcome = null;
    Value found = known.get(new Key(Branch.class, branch.condition(), left.id(), right.id()));
    if (found instanceof Constant constant) {
      outcome = constant.value() == 1;
    } else if (left.type() == ValueType.REFERENCE) {
      boolean neverNull =
          (right == graph.nullReference() && nonNull.contains(left))
              || (left == graph.nullReference() && nonNull.contains(right));
      if (neverNull) {
        outcome = branch.condition() == Condition.NOT_EQUAL;
      }
    }
    if (outcome != null) {
      Value zero = graph.intConstant(0);
      Value one = graph.intConstant(outcome ? 0 : 1);
      block.setTerminator(
          new Branch(
              graph,
              branch.position(),
              Condition.EQUAL,
              zero,
              one,
              branch.ifTrue(),
              branch.ifFalse()));
    }
  }

  private void process(Instruction original, List<Instruction> kept) {
    int oldest = graph.valueCount();
    Value simple = simplifier.simplify(original);
    if (simple != original) {
      forwarding.put(original, simple);
      boolean isNew = simple instanceof Instruction && simple.id() >= oldest;
      if (!isNew) {
        return;
      }
    }
    Instruction instruction = (Instruction) simple;
    Instruction improved = improve(instruction);
    if (improved != instruction) {
      if (improved == null) {
        return;
      }
      forwarding.put(instruction, improved);
      instruction = improved;
    }
    Key key = key(instruction);
    if (key != null) {
      Value same = known.get(key);
      if (same != null) {
        if (instruction.type() != ValueType.VOID) {
          forwarding.put(instruction, same);
        }
        keepNullCheck(instruction, kept);
        return;
      }
      learn(key, instruction);
    }
    kept.add(instruction);
    learnFrom(instruction);
  }

  /** An equal load stands above, but it may have been made before the reference was checked. */
  private void keepNullCheck(Instruction instruction, List<Instruction> kept) {
    Value checked =
        switch (instruction) {
          case LoadField load when load.checksNull() -> load.object();
          case ArrayLength length when length.checksNull() -> length.array();
          default -> null;
        };
    if (checked != null && !nonNull.contains(checked)) {
      kept.add(new NullCheck(graph, instruction.position(), checked));
      nonNull.add(checked);
    }
  }

  /**
   * Uses what is known here; returns null if the instruction is not needed (its result, if any, has
   * been forwarded).
   */
  private Instruction improve(Instruction instruction) {
    switch (instruction) {
      case NullCheck check when nonNull.contains(check.object()) -> {
        return null;
      }
      case LoadField load when nonNull.contains(load.object()) -> load.setChecksNull(false);
      case StoreField store when nonNull.contains(store.object()) -> store.setChecksNull(false);
      case ArrayLength length -> {
        return improve(length);
      }
      case BoundsCheck check
          when check.index() instanceof Constant index
              && check.length() instanceof Constant length
              && index.value() >= 0
              && index.value() < length.value() -> {
        return null;
      }
      case BoundsCheck check when countedLoops.isNeedless(check, current) -> {
        return null;
      }
      case DivisionCheck check
          when check.divisor() instanceof Constant divisor && divisor.value() != 0 -> {
        return null;
      }
      case CheckCast cast -> {
        if (castSucceeds(cast.object(), cast.typeName())) {
          forwarding.put(cast, cast.object());
          return null;
        }
      }
      case InstanceOf test
          when nonNull.contains(test.object()) && castSucceeds(test.object(), test.typeName()) -> {
        forwarding.put(test, graph.intConstant(1));
        return null;
      }
      case Invoke call -> {
        return improve(call);
      }
      default -> {}
    }
    return instruction;
  }

  private Instruction improve(ArrayLength length) {
    int constant = -1;
    if (length.array() instanceof NewArray array && array.length() instanceof Constant size) {
      constant = size.intValue();
    } else if (length.array() instanceof LoadStatic load && isInitialized(load)) {
      constant = facts.arrayLength(load.field());
    }
    if (constant >= 0) {
      forwarding.put(length, graph.intConstant(constant));
      return null;
    }
    if (length.array() instanceof NewArray array) {
      forwarding.put(length, array.length());
      return null;
    }
    if (nonNull.contains(length.array())) {
      length.setChecksNull(false);
    }
    return length;
  }

  private boolean isInitialized(LoadStatic load) {
    return nonNull.isInitialized(load);
  }

  private boolean castSucceeds(Value object, String type) {
    if (object == graph.nullReference()) {
      return true;
    }
    String bound = TypeFacts.bound(object, facts);
    return bound != null && (bound.equals(type) || facts.isSubclass(bound, type));
  }

  private Instruction improve(Invoke call) {
    if (call.kind() == InvokeKind.STATIC) {
      return call;
    }
    Value receiver = call.operand(0);
    if (nonNull.contains(receiver)) {
      call.setChecksNull(false);
    }
    if (call.kind() == InvokeKind.DIRECT) {
      return call;
    }
    String bound = TypeFacts.bound(receiver, facts);
    if (bound == null || bound.charAt(0) == '[') {
      return call;
    }
    MethodId target = facts.onlyTarget(call.method(), bound, TypeFacts.isExact(receiver));
    if (target == null) {
      return call;
    }
    Value[] arguments = new Value[call.operandCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = call.operand(i);
    }
    return new Invoke(
        graph, call.position(), InvokeKind.DIRECT, target, bound, call.checksNull(), arguments);
  }

  /** Returns what an instruction computes or checks; null if it has to run each time. */
  private Key key(Instruction instruction) {
    return switch (instruction) {
      case Binary binary -> binaryKey(binary);
      case Unary unary -> new Key(unary.operator(), null, unary.value().id(), -1);
      case Compare compare ->
          new Key(Compare.class, compare.condition(), compare.left().id(), compare.right().id());
      case CompareThreeWay order ->
          new Key(CompareThreeWay.class, null, order.left().id(), order.right().id());
      case LoadField load -> loadKey(load.field(), memory(load), load.object(), null);
      case LoadStatic load -> loadKey(load.field(), memory(load), null, null);
      case LoadElement load -> loadKey(load.kind(), memory(load), load.array(), load.index());
      case ArrayLength length -> new Key(ArrayLength.class, null, root(length.array()).id(), -1);
      case BoundsCheck check ->
          new Key(BoundsCheck.class, null, check.index().id(), check.length().id());
      case DivisionCheck check -> new Key(DivisionCheck.class, null, check.divisor().id(), -1);
      case InstanceOf test ->
          new Key(InstanceOf.class, test.typeName(), root(test.object()).id(), -1);
      case CheckCast cast ->
          new Key(CheckCast.class, cast.typeName(), root(cast.object()).id(), -1);
      case IntrinsicCall call when call.isPure() && call.operandCount() == 1 ->
          new Key(IntrinsicCall.class, call.method(), call.operand(0).id(), -1);
      default -> null;
    };
  }

  /** Instructions that a pass of this kind made have no version: they touch no memory. */
  private int memory(Instruction instruction) {
    return memory.of(instruction);
  }

  private static Key loadKey(Object part, int version, Value object, Value index) {
    return new Key(
        List.of(part, version),
        null,
        object == null ? -1 : root(object).id(),
        index == null ? -1 : index.id());
  }

  private static Key binaryKey(Binary binary) {
    int left = binary.left().id();
    int right = binary.right().id();
    boolean swap = binary.operator().isCommutative() && left > right;
    return new Key(binary.operator(), binary.type(), swap ? right : left, swap ? left : right);
  }

  /** Returns the reference behind casts. */
  private static Value root(Value value) {
    Value root = value;
    while (root instanceof CheckCast cast) {
      root = cast.object();
    }
    return root;
  }

  private void learnFrom(Instruction instruction) {
    switch (instruction) {
      case NullCheck check -> nonNull.add(check.object());
      case LoadField load -> nonNull.add(load.object());
      case ArrayLength length -> nonNull.add(length.array());
      case Invoke call when call.kind() != InvokeKind.STATIC -> nonNull.add(call.operand(0));
      case StoreField store -> {
        nonNull.add(store.object());
        if (holdsAll(store.field().descriptor())) {
          learn(loadKey(store.field(), memory.of(store), store.object(), null), store.value());
        }
      }
      case StoreStatic store -> {
        if (holdsAll(store.field().descriptor())) {
          learn(loadKey(store.field(), memory.of(store), null, null), store.value());
        }
      }
      case StoreElement store -> {
        if (holdsAll(String.valueOf(store.kind().letter()))) {
          learn(
              loadKey(store.kind(), memory.of(store), store.array(), store.index()), store.value());
        }
      }
      default -> {}
    }
  }

  /** Returns whether memory keeps all bits of a value of this type. */
  private static boolean holdsAll(String descriptor) {
    return "IJL[".indexOf(descriptor.charAt(0)) >= 0;
  }
}
