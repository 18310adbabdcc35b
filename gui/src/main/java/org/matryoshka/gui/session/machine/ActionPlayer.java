package org.matryoshka.gui.session.machine;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmState;

/** Does logged actions to virtual machines. */
public final class ActionPlayer {
  private ActionPlayer() {}

  /**
   * Does one.
   *
   * @param machines in the order of their numbers
   * @throws IllegalArgumentException if it can't be done; then nothing has changed
   */
  public static void apply(List<VirtualMachine> machines, Action action) {
    if (action.vm() < 1 || action.vm() > machines.size()) {
      throw new IllegalArgumentException("There is no VM " + action.vm() + ".");
    }
    VirtualMachine vm = machines.get(action.vm() - 1);
    switch (action) {
      case Action.Type type -> vm.type(type.bytes());
      case Action.SetWeight(int _, int weight) -> vm.setWeight(weight);
      case Action.SetCap(int _, int percent) -> vm.setCap(percent);
      case Action.WriteRegister(int _, String register, long value, long high) -> {
        new RegisterWriter(vm.cpu().state).write(register, value, high);
        vm.stateWritten();
      }
      case Action.WriteMemory write -> writeMemory(vm, write);
      case Action.SetLife(int _, Action.Life life) -> setLife(vm, life);
    }
  }

  private static void writeMemory(VirtualMachine vm, Action.WriteMemory write) {
    byte[] bytes = write.bytes();
    long[] addresses = new long[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      addresses[i] = physical(vm, write, write.address() + i);
    }
    for (int i = 0; i < bytes.length; i++) {
      vm.memory().write(addresses[i], 1, bytes[i]);
    }
    vm.stateWritten();
  }

  private static long physical(VirtualMachine vm, Action.WriteMemory write, long address) {
    OptionalLong gpa =
        write.physical() ? OptionalLong.of(address) : GuestView.translate(vm, address);
    if (gpa.isEmpty()) {
      throw new IllegalArgumentException(
          "0x" + Long.toHexString(address) + " is not mapped in VM " + vm.config().name() + ".");
    }
    if (!GuestView.isRam(vm, gpa.getAsLong())) {
      throw new IllegalArgumentException(
          "There is no memory at 0x" + Long.toHexString(address) + ", but a device or nothing.");
    }
    return gpa.getAsLong();
  }

  private static void setLife(VirtualMachine vm, Action.Life life) {
    VmState needed = life == Action.Life.RESUME ? VmState.PAUSED : VmState.RUNNING;
    boolean stops = life == Action.Life.STOP && vm.state() == VmState.PAUSED;
    if (vm.state() != needed && !stops) {
      throw new IllegalArgumentException(
          "VM %s is %s.".formatted(vm.config().name(), vm.state().name().toLowerCase(Locale.ROOT)));
    }
    switch (life) {
      case PAUSE -> vm.pause();
      case RESUME -> vm.resume();
      case STOP -> vm.stop();
    }
  }
}
