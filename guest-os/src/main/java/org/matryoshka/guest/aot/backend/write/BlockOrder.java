package org.matryoshka.guest.aot.backend.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.isa.Mnemonic;

/**
 * The order in which blocks are written. Blocks that do nothing but jump are skipped; a loop that
 * tests its condition at its head has the head moved to its end, so that an iteration takes one
 * jump; blocks of inner loops stay together.
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
    return rotated(chained(blocks));
  }

  private MachineBlock end(MachineBlock block) {
    MachineBlock at = block;
    // an endless empty loop leads back to where it began
    for (int i = 0; forwards.containsKey(at) && i < forwards.size(); i++) {
      at = forwards.get(at);
    }
    return at;
  }

  /** Edge blocks stand right before their target or behind their source, others as they were. */
  private List<MachineBlock> chained(List<MachineBlock> blocks) {
    Map<MachineBlock, List<MachineBlock>> behind = new HashMap<>();
    List<MachineBlock> main = new ArrayList<>();
    Map<MachineBlock, MachineBlock> jumpers = new HashMap<>();
    for (MachineBlock block : blocks) {
      for (MachineBlock successor : block.successors()) {
        jumpers.putIfAbsent(successor, block);
      }
    }
    int ordinary = 0;
    while (ordinary < blocks.size() && !isEdge(blocks, ordinary)) {
      ordinary++;
    }
    for (int i = 0; i < blocks.size(); i++) {
      MachineBlock block = blocks.get(i);
      if (forwards.containsKey(block) && end(block) != block) {
        continue;
      }
      if (i >= ordinary && jumpers.containsKey(block)) {
        behind.computeIfAbsent(jumpers.get(block), b -> new ArrayList<>()).add(block);
      } else {
        main.add(block);
      }
    }
    List<MachineBlock> order = new ArrayList<>();
    for (MachineBlock block : main) {
      order.add(block);
      order.addAll(behind.getOrDefault(block, List.of()));
    }
    return order;
  }

  /** Edge blocks have the numbers behind those of the graph's blocks. */
  private boolean isEdge(List<MachineBlock> blocks, int index) {
    return index >= function.graphBlocks() && index < blocks.size();
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
      if (latch < 0 || at == 0 || !exitsBehind(head, latch)) {
        continue;
      }
      result.remove(at);
      result.add(latch, head);
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
        && block.instructions().stream()
            .noneMatch(in -> in != last && in.target != null && in.target == target);
  }

  /** Whether a head has one way into the loop right behind it and one out of it. */
  private boolean exitsBehind(MachineBlock head, int latch) {
    List<MachineInstruction> instructions = head.instructions();
    if (instructions.size() < 2) {
      return false;
    }
    MachineInstruction last = instructions.getLast();
    MachineInstruction before = instructions.get(instructions.size() - 2);
    if (last.mnemonic != Mnemonic.JMP || last.target == null || before.target == null) {
      return false;
    }
    int a = place.getOrDefault(last.target, -1);
    int b = place.getOrDefault(before.target, -1);
    int start = place.get(head);
    boolean aInside = a > start && a <= latch;
    boolean bInside = b > start && b <= latch;
    return aInside != bInside;
  }
}
