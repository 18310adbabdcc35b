package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.matryoshka.gui.inspect.space.GuestSpace;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.format.DisassembledLine;
import org.matryoshka.isa.format.Disassembler;

/**
 * The instruction of each step of a short part of a run, found by running that part again; the
 * present is the same afterwards.
 *
 * @param vm number of the VM that made the step
 * @param from steps that had been done before it
 * @param text the instruction that was next
 */
record StepTexts(int vm, long from, String text) {
  /** Steps for which this is worth while: more would not be legible. */
  static final long MOST = 40;

  private static final int LONGEST_INSTRUCTION = 15;

  /** Looks at the steps of a part, as far as they are known and nothing was done in between. */
  static CompletableFuture<List<StepTexts>> read(Session session, long from, long to) {
    return session
        .actions()
        .thenCompose(
            actions ->
                session.look(
                    from + 1,
                    StepTexts::step,
                    (world, first) -> rest(world, first, end(actions, from, to))));
  }

  /** An action from outside is not repeated here: what follows it is not looked at. */
  private static long end(List<LoggedAction> actions, long from, long to) {
    long end = to;
    for (LoggedAction action : actions) {
      end = action.step() > from ? Math.min(end, action.step()) : end;
    }
    return end;
  }

  private static List<StepTexts> rest(World world, List<StepTexts> first, long to) {
    List<StepTexts> all = new ArrayList<>(first);
    while (world.position() < to) {
      List<StepTexts> next = step(world);
      if (next.isEmpty()) {
        break;
      }
      all.addAll(next);
    }
    return all;
  }

  private static List<StepTexts> step(World world) {
    List<VirtualMachine> machines = world.machines();
    long[] before = machines.stream().mapToLong(VirtualMachine::steps).toArray();
    long[] rips = machines.stream().mapToLong(vm -> vm.cpu().state.rip).toArray();
    String[] texts = new String[machines.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = instruction(machines.get(i), rips[i]);
    }
    long position = world.position();
    world.run(1);
    List<StepTexts> made = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      if (machines.get(i).steps() != before[i]) {
        made.add(new StepTexts(i + 1, position, texts[i]));
      }
    }
    return made;
  }

  private static String instruction(VirtualMachine vm, long rip) {
    byte[] bytes = new byte[LONGEST_INSTRUCTION];
    int read = GuestSpace.current(vm).read(rip, bytes);
    if (read <= 0) {
      return "not mapped";
    }
    List<DisassembledLine> lines = Disassembler.disassemble(Arrays.copyOf(bytes, read), rip);
    return lines.isEmpty() ? "?" : lines.getFirst().text();
  }
}
