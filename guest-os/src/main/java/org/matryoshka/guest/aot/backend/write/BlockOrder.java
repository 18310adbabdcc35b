package org.matryoshka.guest.aot.backend.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.isa.Mnemonic;

/**
 * The order in which blocks are written. Blocks that do nothing but jump are skipped; the blocks of
 * a loop stay together, what never returns comes last; a loop that tests its condition at its head
 * has the head moved to its end, so that an iteration takes one jump.
 */
final class BlockOrder {
  private final MachineFunction function;
  private final Map<MachineBlock, MachineBlock> forwards = new HashMap<>();
  private final Map<MachineBlock, Integer> place = new HashMap<>();

  private BlockOrder(MachineFunction function) {
    this.function = function;
  }

  static List<MachineBlock> of(MachineFunction function) {
    return new BlockOrder(function).order();
  }

  private List<MachineBlock> order() {
    List<MachineBlock> blocks = function.blocks();
    for (MachineBlock block : blocks) {
      if (block != blocks.getFirst() && block.instructions().size() == 1) {
        MachineInstruction only = block.instructions().getFirst();
        if (only.mnemonic == Mnemonic.JMP && only.target != null) {
          forwards.put(block, only.target);
        }
      }
    }
    for (MachineBlock block : blocks) {
      for (MachineInstruction in : block.instructions()) {
        if (in.target != null) {
          in.target = end(in.target);
        }
        if (in.table != null) {
          in.table = in.table.stream().map(this::end).toList();
        }
      }
    }
    return rotated(reversePostorder(blocks.getFirst()));
  }

  private MachineBlock end(MachineBlock block) {
    MachineBlock at = block;
    // an endless empty loop leads back to where it began
    for (int i = 0; forwards.containsKey(at) && i < forwards.size(); i++) {
      at = forwards.get(at);
    }
    return at;
  }

  /** A block whose successors are being visited. */
  private record Visit(MachineBlock block, List<MachineBlock> successors, int[] next) {
    Visit(MachineBlock block) {
      this(block, successorsOf(block), new int[1]);
    }
  }

  /** Of the successors the one that is visited last comes right behind the block. */
  private static List<MachineBlock> reversePostorder(MachineBlock entry) {
    List<MachineBlock> postorder = new ArrayList<>();
    Set<MachineBlock> seen = new HashSet<>(Set.of(entry));
    List<Visit> stack = new ArrayList<>(List.of(new Visit(entry)));
    while (!stack.isEmpty()) {
      Visit visit = stack.getLast();
      if (visit.next()[0] == visit.successors().size()) {
        postorder.add(visit.block());
        stack.removeLast();
      } else {
        MachineBlock successor = visit.successors().get(visit.next()[0]++);
        if (seen.add(successor)) {
          stack.add(new Visit(successor));
        }
      }
    }
    Collections.reverse(postorder);
    return postorder;
  }

  /** The blocks that a block jumps to, those that leave a loop or never return first. */
  private static List<MachineBlock> successorsOf(MachineBlock block) {
    List<MachineBlock> successors = new ArrayList<>();
    for (MachineInstruction in : block.instructions()) {
      if (in.target != null) {
        successors.add(in.target);
      }
      if (in.table != null) {
        successors.addAll(in.table);
      }
    }
    successors.sort(Comparator.comparingInt(BlockOrder::warmth));
    return successors;
  }

  private static int warmth(MachineBlock block) {
    boolean fails = block.instructions().getLast().mnemonic == Mnemonic.UD2;
    return fails ? -1 : block.loopDepth();
  }

  /** Moves heads of loops that are entered from above behind the block that jumps back. */
  private List<MachineBlock> rotated(List<MachineBlock> order) {
    List<MachineBlock> result = new ArrayList<>(order);
    for (MachineBlock head : order) {
      number(result);
      int at = place.get(head);
      int latch = -1;
      for (int i = at + 1; i < result.size(); i++) {
        if (jumpsOnlyTo(result.get(i), head)) {
          latch = i;
        }
      }
      if (latch > 0 && at > 0 && leavesOnOneSide(head, latch)) {
        result.remove(at);
        result.add(latch, head);
      }
    }
    return result;
  }

  private void number(List<MachineBlock> order) {
    place.clear();
    for (int i = 0; i < order.size(); i++) {
      place.put(order.get(i), i);
    }
  }

  private static boolean jumpsOnlyTo(MachineBlock block, MachineBlock target) {
    MachineInstruction last = block.instructions().getLast();
    return last.mnemonic == Mnemonic.JMP
        && last.target == target
        && block.instructions().stream().noneMatch(in -> in != last && in.target == target);
  }

  /** Whether a head ends in two jumps, one into the loop behind it and one out of it. */
  private boolean leavesOnOneSide(MachineBlock head, int latch) {
    List<MachineInstruction> instructions = head.instructions();
    if (instructions.size() < 2) {
      return false;
    }
    MachineInstruction last = instructions.getLast();
    MachineInstruction before = instructions.get(instructions.size() - 2);
    if (last.mnemonic != Mnemonic.JMP || last.target == null || before.target == null) {
      return false;
    }
    return isInside(head, last.target, latch) != isInside(head, before.target, latch);
  }

  private boolean isInside(MachineBlock head, MachineBlock target, int latch) {
    int at = place.getOrDefault(target, -1);
    return at > place.get(head) && at <= latch;
  }
}
