package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.Instruction;
import java.util.Arrays;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.ReversePostorder;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.guest.aot.verify.ViolationLog;

/**
 * Turns the bytecode of one method into a graph. Blocks are visited in reverse postorder with an
 * abstract frame whose entries are values; where edges meet, differing entries become phis. A
 * branch on constants leads to one side only, so that code behind a constant flag costs nothing.
 */
final class GraphBuilder {
  private final BytecodeMethod code;
  private final BytecodeBlocks blocks;
  private final BlockEntry[] entries;
  private final CodeBuilder out;
  private final InstructionTranslator translator;
  private Frame frame;

  private GraphBuilder(ClassRepository repository, ParsedMethod method, ViolationLog log) {
    this.code = method.code();
    this.blocks = code.blocks();
    this.entries = new BlockEntry[code.size()];
    Graph graph = new Graph(method.id(), method.isStatic(), method.owner().sourceFile());
    this.out = new CodeBuilder(graph, code.positionAt(0));
    this.frame = new Frame(code.maxLocals(), code.maxStack());
    this.translator = new InstructionTranslator(this, out, repository, log);
  }

  /** Returns the graph of a method that has code. */
  static Graph build(ClassRepository repository, ParsedMethod method, ViolationLog log) {
    return new GraphBuilder(repository, method, log).build();
  }

  private Graph build() {
    int slot = 0;
    for (Parameter parameter : out.graph().parameters()) {
      frame.setLocal(slot, parameter);
      slot += parameter.type() == ValueType.LONG ? 2 : 1;
    }
    jumpTo(0);
    for (int block : blocks.sequence()) {
      BlockEntry entry = entries[block];
      if (entry != null && entry.isReached()) {
        translate(block, entry);
      }
    }
    ReversePostorder.restore(out.graph());
    PhiCleaner.clean(out.graph());
    return out.graph();
  }

  private void translate(int block, BlockEntry entry) {
    out.setPosition(code.positionAt(block));
    frame = entry.enter(out.graph(), out.position(), blocks.isLoopHeader(block));
    out.start(entry.block());
    int end = blocks.end(block);
    for (int i = block; i < end; i++) {
      Instruction instruction = code.instruction(i);
      out.setPosition(code.positionAt(i));
      translator.translate(instruction, i);
    }
    if (out.current() != null) {
      jumpTo(end);
    }
  }

  BytecodeMethod code() {
    return code;
  }

  Frame frame() {
    return frame;
  }

  /** Returns the graph's block for a bytecode block, telling it what this edge brings. */
  private Block arrive(int block) {
    BlockEntry entry = entries[block];
    if (entry == null) {
      entry = new BlockEntry(out.graph().newBlock(), code.maxLocals() + code.maxStack());
      entries[block] = entry;
    }
    entry.arrive(frame.copy(blocks.liveIn(block)));
    return entry.block();
  }

  /** Ends the current block with a jump. */
  void jumpTo(int block) {
    out.jump(arrive(block));
  }

  /** Ends the current block with a branch. */
  void branchTo(Condition condition, Value left, Value right, int ifTrue, int ifFalse) {
    if (ifTrue == ifFalse) {
      jumpTo(ifTrue);
    } else if (left instanceof Constant a && right instanceof Constant b) {
      jumpTo(condition.test(a.value(), b.value()) ? ifTrue : ifFalse);
    } else {
      Block yes = arrive(ifTrue);
      Block no = arrive(ifFalse);
      out.branch(condition, left, right, yes, no);
    }
  }

  /** Ends the current block with a switch; the last target is the default. */
  void switchTo(Value key, int[] keys, int[] targets) {
    if (key instanceof Constant constant) {
      int index = Arrays.binarySearch(keys, constant.intValue());
      jumpTo(targets[index < 0 ? keys.length : index]);
      return;
    }
    Block[] successors = new Block[targets.length];
    for (int i = 0; i < targets.length; i++) {
      successors[i] = arrive(targets[i]);
    }
    out.choose(key, keys, successors);
  }
}
