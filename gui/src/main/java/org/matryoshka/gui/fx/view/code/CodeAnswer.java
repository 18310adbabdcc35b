package org.matryoshka.gui.fx.view.code;

import java.util.OptionalLong;
import org.matryoshka.gui.inspect.code.CodeReader;
import org.matryoshka.gui.inspect.code.CodeRequest;
import org.matryoshka.gui.inspect.code.CodeSnapshot;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualizationMode;

/**
 * What the session answers.
 *
 * @param code the lines
 * @param exitRip where the exit was that was the last step of this VM; empty if it was none
 * @param sensitiveTraps whether the VM is in trap mode
 */
record CodeAnswer(CodeSnapshot code, OptionalLong exitRip, boolean sensitiveTraps) {
  /** On the session's thread. */
  static CodeAnswer read(CodeReader reader, World world, CodeRequest request) {
    int vm = Math.clamp(request.vm(), 1, world.machines().size());
    CodeRequest valid =
        new CodeRequest(
            vm,
            request.root(),
            request.address(),
            request.start(),
            request.before(),
            request.count());
    return new CodeAnswer(
        reader.read(world, valid),
        exit(world, vm),
        world.machine(vm).config().mode() == VirtualizationMode.TRAP);
  }

  private static OptionalLong exit(World world, int vm) {
    long total = world.exits().total();
    if (total == 0 || total < world.exits().first()) {
      return OptionalLong.empty();
    }
    ExitEntry last = world.exits().get(total);
    return last.step() == world.position() && last.exit().vm() == vm
        ? OptionalLong.of(last.exit().rip())
        : OptionalLong.empty();
  }
}
