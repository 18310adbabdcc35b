package org.matryoshka.guest.aot.frontend;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.ir.Value;

/**
 * The head of a bytecode block: it gathers what each edge brings along and turns differing values
 * into phis. Edges that arrive after the block was entered (loops) add to the phis at once.
 */
final class BlockEntry {
  private final Block block;
  private final List<Frame> arrived = new ArrayList<>();
  private final Phi[] phis;
  private boolean entered;

  BlockEntry(Block block, int places) {
    this.block = block;
    this.phis = new Phi[places];
  }

  Block block() {
    return block;
  }

  boolean isReached() {
    return !arrived.isEmpty();
  }

  /** Takes what an edge brings; in the order in which the block gets its predecessors. */
  void arrive(Frame frame) {
    if (!entered) {
      arrived.add(frame);
      return;
    }
    for (int i = 0; i < phis.length; i++) {
      if (phis[i] != null) {
        phis[i].addInput(frame.place(i));
      }
    }
  }

  /** Returns the frame at the head of the block. */
  Frame enter(Graph graph, SourcePosition position, boolean isLoopHeader) {
    entered = true;
    Frame frame = arrived.getFirst();
    for (int i = 0; i < frame.places(); i++) {
      Value first = frame.place(i);
      if (first == null || !(isLoopHeader || differs(i, first))) {
        continue;
      }
      Phi phi = new Phi(graph, first.type(), position);
      for (Frame each : arrived) {
        phi.addInput(each.place(i));
      }
      block.addPhi(phi);
      phis[i] = phi;
    }
    for (int i = 0; i < frame.places(); i++) {
      if (phis[i] != null) {
        frame.setPlace(i, phis[i]);
      }
    }
    return frame;
  }

  private boolean differs(int place, Value first) {
    for (Frame frame : arrived) {
      if (frame.place(place) != first) {
        return true;
      }
    }
    return false;
  }
}
