package org.matryoshka.guest.aot.optimize;

import java.util.HashSet;
import java.util.Set;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.LoopNest;

/** The version of memory that each load reads and each store leaves behind. */
final class MemoryVersions {
  private final Graph graph;
  private final LoopNest loops;
  private final ProgramFacts facts;
  private final MemoryState.Clock clock = new MemoryState.Clock();
  private final MemoryState[] atEnd;
  private final int[] versions;

  private MemoryVersions(Graph graph, LoopNest loops, ProgramFacts facts) {
    this.graph = graph;
    this.loops = loops;
    this.facts = facts;
    this.atEnd = new MemoryState[graph.blockCount()];
    this.versions = new int[graph.valueCount()];
  }

  static MemoryVersions of(Graph graph, LoopNest loops, ProgramFacts facts) {
    MemoryVersions result = new MemoryVersions(graph, loops, facts);
    graph.blocks().forEach(result::visit);
    return result;
  }

  /** Returns the part of memory that an instruction reads, or null. */
  static Object readPart(Instruction instruction) {
    return switch (instruction) {
      case LoadField load -> load.field();
      case LoadStatic load -> load.field();
      case LoadElement load -> load.kind();
      default -> null;
    };
  }

  /** Returns the version that a load reads or a store makes. */
  int of(Instruction instruction) {
    return versions[instruction.id()];
  }

  private void visit(Block block) {
    MemoryState state = atHead(block);
    for (Instruction instruction : block.instructions()) {
      Object read = readPart(instruction);
      if (read != null) {
        versions[instruction.id()] = state.version(read);
        continue;
      }
      state.write(instruction);
      Object written = MemoryState.writtenPart(instruction);
      if (written != null) {
        versions[instruction.id()] = state.version(written);
      }
    }
    atEnd[block.id()] = state;
  }

  private MemoryState atHead(Block block) {
    MemoryState state = null;
    boolean isComplete = true;
    for (Block predecessor : block.predecessors()) {
      MemoryState before = atEnd[predecessor.id()];
      if (before == null) {
        isComplete = false;
      } else if (state == null) {
        state = before.copy();
      } else {
        state.merge(before);
      }
    }
    if (state == null) {
      return MemoryState.fresh(clock, part -> facts.isConstantIn(graph.method(), part));
    }
    if (!isComplete) {
      LoopNest.Loop loop = loopOf(block);
      if (loop == null) {
        state.forget(Set.of(), true);
      } else {
        forgetWhatLoopWrites(state, loop);
      }
    }
    return state;
  }

  private LoopNest.Loop loopOf(Block header) {
    for (LoopNest.Loop loop : loops.loops()) {
      if (loop.header() == header) {
        return loop;
      }
    }
    return null;
  }

  private void forgetWhatLoopWrites(MemoryState state, LoopNest.Loop loop) {
    Set<Object> parts = new HashSet<>();
    boolean all = collectWrites(graph, loop, parts);
    state.forget(parts, all);
  }

  /**
   * Collects the parts that a loop writes.
   *
   * @return whether it may write everything
   */
  static boolean collectWrites(Graph graph, LoopNest.Loop loop, Set<Object> parts) {
    boolean all = false;
    for (Block member : graph.blocks()) {
      if (!loop.contains(member)) {
        continue;
      }
      for (Instruction instruction : member.instructions()) {
        Object part = MemoryState.writtenPart(instruction);
        if (part != null) {
          parts.add(part);
        }
        all |= MemoryState.writesAll(instruction);
      }
    }
    return all;
  }
}
