package org.matryoshka.gui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.VmSpecification;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.gui.session.history.Replayable;
import org.matryoshka.gui.session.machine.ActionPlayer;
import org.matryoshka.gui.timeline.TimelineRecorder;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorConfig;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VirtualMachineConfig;

/**
 * All that a session looks at: the machine with its hypervisor and VMs, what their consoles have
 * shown and the exits so far. Belongs to one thread; what leaves that thread are copies.
 */
public final class World implements Replayable<WorldSnapshot> {
  /** Exits that the history holds. */
  private static final int EXITS = 1 << 20;

  private final WorldSpecification specification;
  private final List<ConsoleLog> consoles = new ArrayList<>();
  private final ExitHistory exits = new ExitHistory(EXITS);
  private final Hypervisor hypervisor;
  private final TimelineRecorder timeline;
  private LongConsumer exitListener = index -> {};

  /**
   * Builds the machine, creates the VMs, boots the images.
   *
   * @throws WorldException if an image can't be loaded into its VM; the message names both
   */
  public World(WorldSpecification specification) throws WorldException {
    this.specification = specification;
    Scenario scenario = specification.scenario();
    hypervisor =
        new Hypervisor(HypervisorConfig.of(scenario.memory(), scenario.cores(), scenario.policy()));
    hypervisor.addObserver(
        (time, vm, vcpu, rip, exit, outcome, cycles) ->
            exitListener.accept(exits.add(position(), time, vm, vcpu, rip, exit, outcome, cycles)));
    for (int i = 0; i < scenario.vms().size(); i++) {
      create(scenario.vms().get(i), specification.images().get(i));
    }
    timeline = new TimelineRecorder(hypervisor);
  }

  private void create(VmSpecification vm, ElfImage image) throws WorldException {
    ConsoleLog console = new ConsoleLog();
    consoles.add(console);
    VirtualMachine machine =
        hypervisor.create(
            VirtualMachineConfig.of(vm.name(), vm.memory())
                .withMode(vm.mode())
                .withWeight(vm.weight())
                .withCap(vm.cap())
                .withConsole(console::append));
    try {
      machine.boot(image, vm.guest().commandLine());
    } catch (ImageException e) {
      throw new WorldException(vm.image() + " in VM " + vm.name() + ": " + e.getMessage());
    }
    machine.start();
  }

  /** What it was built from. */
  public WorldSpecification specification() {
    return specification;
  }

  /** The machine. */
  public Hypervisor hypervisor() {
    return hypervisor;
  }

  /** The VMs, in the order of their numbers, which count from 1. */
  public List<VirtualMachine> machines() {
    return hypervisor.machines();
  }

  /** The names of the VMs, in the order of their numbers. */
  public List<String> names() {
    return specification.scenario().vms().stream().map(VmSpecification::name).toList();
  }

  /**
   * A VM.
   *
   * @param number from 1
   */
  public VirtualMachine machine(int number) {
    return hypervisor.machines().get(number - 1);
  }

  /**
   * The image that a VM was booted from.
   *
   * @param number of the VM, from 1
   */
  public ElfImage image(int number) {
    return specification.images().get(number - 1);
  }

  /**
   * What a VM has sent over its serial port.
   *
   * @param number of the VM, from 1
   */
  public ConsoleLog console(int number) {
    return consoles.get(number - 1);
  }

  /** The exits so far. */
  public ExitHistory exits() {
    return exits;
  }

  /** What ran when; it goes on to know the future when one has gone back. */
  public TimelineRecorder timeline() {
    return timeline;
  }

  /** Steps that the machine has made since power-on. */
  @Override
  public long position() {
    return hypervisor.position();
  }

  /**
   * Runs on.
   *
   * @param maxSteps see {@link #position}
   */
  @Override
  public RunResult run(long maxSteps) {
    RunResult result = hypervisor.run(maxSteps);
    timeline.reached();
    return result;
  }

  @Override
  public WorldSnapshot save() {
    return new WorldSnapshot(
        hypervisor.save(), consoles.stream().mapToInt(ConsoleLog::size).toArray(), exits.total());
  }

  @Override
  public long savedBytes() {
    return hypervisor.snapshotBytes();
  }

  /** Puts a state back; exits that came later stay listed as the known future. */
  @Override
  public void restore(WorldSnapshot snapshot) {
    hypervisor.restore(snapshot.machine());
    for (int i = 0; i < consoles.size(); i++) {
      consoles.get(i).truncate(snapshot.consoleSizes()[i]);
    }
    exits.setTotal(snapshot.exits());
  }

  @Override
  public void apply(Action action) {
    ActionPlayer.apply(hypervisor.machines(), action);
    timeline.noteSettings();
  }

  /** What is known of the future is not going to happen. */
  void discardFuture() {
    exits.discardFuture();
    timeline.cut();
  }

  /**
   * Has somebody told of each exit, by its index in {@link #exits}, right after it was added there.
   */
  void setExitListener(LongConsumer listener) {
    exitListener = listener;
  }
}
