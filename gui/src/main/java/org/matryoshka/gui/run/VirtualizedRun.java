package org.matryoshka.gui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.matryoshka.cpu.device.DebugExit;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.BootLoader;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.guest.trace.SchedulingEvent;
import org.matryoshka.gui.report.RunReport;
import org.matryoshka.gui.report.VmReport;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.VmSpecification;
import org.matryoshka.gui.scenario.Words;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorConfig;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VirtualMachineConfig;
import org.matryoshka.hv.VmState;
import org.matryoshka.hv.VmStatistics;
import org.matryoshka.hv.observe.ExitObserver;

/** A scenario on the hypervisor. */
public final class VirtualizedRun implements GuestRun {
  private final Scenario scenario;
  private final Hypervisor hypervisor;
  private final List<SchedulingFeed> scheduling = new ArrayList<>();

  /**
   * Builds the machine, creates the VMs, boots the images.
   *
   * @param images one for each VM, in the scenario's order
   * @param consoles take what each VM sends over its serial port, a byte at a time
   * @throws ImageException if an image can't be loaded into its VM; the message names the VM
   */
  public VirtualizedRun(
      Scenario scenario, List<ElfImage> images, List<? extends IntConsumer> consoles)
      throws ImageException {
    this.scenario = scenario;
    this.hypervisor =
        new Hypervisor(HypervisorConfig.of(scenario.memory(), scenario.cores(), scenario.policy()));
    for (int i = 0; i < images.size(); i++) {
      VmSpecification vm = scenario.vms().get(i);
      VirtualMachine machine =
          hypervisor.create(
              VirtualMachineConfig.of(vm.name(), vm.memory())
                  .withMode(vm.mode())
                  .withWeight(vm.weight())
                  .withCap(vm.cap())
                  .withConsole(consoles.get(i)));
      try {
        boot(machine, images.get(i), vm.guest().commandLine());
      } catch (ImageException e) {
        throw new ImageException(vm.image() + " in VM " + vm.name() + ": " + e.getMessage());
      }
      machine.start();
      scheduling.add(new SchedulingFeed(machine.platform().trace()));
    }
  }

  /**
   * Who hears of what the guests' schedulers do, if the guests tell.
   *
   * @param observer gets the VM's name and the event
   */
  public void observeScheduling(BiConsumer<String, SchedulingEvent> observer) {
    for (int i = 0; i < scheduling.size(); i++) {
      String name = scenario.vms().get(i).name();
      scheduling.get(i).setObserver(event -> observer.accept(name, event));
    }
  }

  /** Adds somebody who is told of every VM exit. */
  public void observe(ExitObserver observer) {
    hypervisor.addObserver(observer);
  }

  /**
   * Shows every instruction that the guests run themselves on the physical cores to an observer;
   * those that trap are executed by the hypervisor, and an {@link ExitObserver} hears of them.
   */
  public void observe(ExecutionObserver observer) {
    hypervisor.cores().forEach(core -> core.cpu().setObserver(observer));
  }

  @Override
  public Progress advance(long instructions) {
    RunResult result = hypervisor.run(instructions);
    return switch (result) {
      case ALL_ENDED -> Progress.ENDED;
      case ALL_IDLE -> Progress.IDLE;
      case BUDGET, REQUESTED -> Progress.GOES_ON;
    };
  }

  @Override
  public long instructions() {
    return hypervisor.instructions();
  }

  @Override
  public int exitStatus() {
    return hypervisor.machines().stream().allMatch(vm -> exitStatus(vm) == 0) ? 0 : 1;
  }

  @Override
  public void type(byte[] input) {
    hypervisor.machines().forEach(vm -> vm.type(input));
  }

  @Override
  public String ending() {
    List<String> failed =
        hypervisor.machines().stream()
            .filter(vm -> exitStatus(vm) != 0)
            .map(vm -> vm.config().name() + ": " + ending(vm))
            .toList();
    return failed.isEmpty()
        ? "all VMs powered off with success"
        : failed.stream().collect(Collectors.joining("; "));
  }

  @Override
  public RunReport report(String ending, int exitStatus, double wallSeconds) {
    List<VmReport> vms = new ArrayList<>();
    for (int i = 0; i < scheduling.size(); i++) {
      vms.add(report(hypervisor.machines().get(i), scheduling.get(i)));
    }
    return new RunReport(
        scenario.name(),
        "interpreter",
        scenario.cores(),
        Words.of(scenario.policy()),
        ending,
        exitStatus,
        hypervisor.instructions(),
        hypervisor.time(),
        wallSeconds,
        hypervisor.stateHash(),
        vms);
  }

  private static VmReport report(VirtualMachine vm, SchedulingFeed scheduling) {
    VmStatistics statistics = vm.statistics();
    return new VmReport(
        vm.config().name(),
        Words.of(vm.config().mode()),
        vm.config().weight(),
        vm.config().capPercent(),
        ending(vm),
        exitStatus(vm),
        statistics.instructions(),
        statistics.cycles(),
        statistics.shareAsked(),
        statistics.shareReceived(),
        statistics.exits().stream()
            .map(
                exit ->
                    new VmReport.ExitCount(
                        exit.reason().name(), exit.cause().text(), exit.count(), exit.cycles()))
            .toList(),
        new VmReport.ShadowCounts(
            statistics.trueFaults(),
            statistics.hiddenFaults(),
            statistics.traceWrites(),
            statistics.mmio(),
            statistics.shadowPages(),
            statistics.shadowPagesMax()),
        vm.stateHash(),
        scheduling.accounts());
  }

  private static void boot(VirtualMachine machine, ElfImage image, String commandLine)
      throws ImageException {
    BootLoader.load(image, machine.memory(), commandLine);
    BootLoader.enter(machine.cpu(), image.entry());
  }

  /** How a VM is doing, in a few words. */
  private static String ending(VirtualMachine vm) {
    if (vm.exitValue().isPresent()) {
      int value = vm.exitValue().getAsInt();
      return exitStatus(vm) == 0 ? "powered off" : "powered off with status " + value;
    }
    return vm.death().map(reason -> "died: " + reason).orElse(Words.of(vm.state()));
  }

  /** 0 for the two conventions of success at the debug-exit port, else 1; 0 too while it runs. */
  private static int exitStatus(VirtualMachine vm) {
    if (vm.exitValue().isPresent()) {
      int value = vm.exitValue().getAsInt();
      return DebugExit.status(value);
    }
    return vm.state() == VmState.DEAD ? 1 : 0;
  }
}
