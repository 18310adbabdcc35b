package org.matryoshka.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorConfig;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VirtualMachineConfig;
import org.matryoshka.hv.VirtualizationMode;

/** The demo kernel under the hypervisor: it can't tell the difference, and so its console can't. */
class DemoKernelInVmTest {
  private static final long BUDGET = 400_000_000;
  private static final long MEMORY = 16 << 20;
  private static final int SUCCESS = 0x10;

  private static VirtualMachine create(
      Hypervisor hypervisor, VirtualizationMode mode, ByteArrayOutputStream console)
      throws ImageException {
    VirtualMachine vm =
        hypervisor.create(
            VirtualMachineConfig.of("vm", MEMORY).withMode(mode).withConsole(console::write));
    vm.boot(ElfReader.read(GuestImages.bytes(GuestImages.DEMO_KERNEL)), "");
    vm.start();
    return vm;
  }

  private static Hypervisor hypervisor() {
    return new Hypervisor(HypervisorConfig.of(64 << 20, 1, SchedulerPolicy.WEIGHTED_FAIR));
  }

  private static String bareConsole() throws ImageException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Machine machine = new Machine(MachineConfiguration.of(MEMORY, console::write));
    machine.boot(ElfReader.read(GuestImages.bytes(GuestImages.DEMO_KERNEL)), "");
    machine.run(BUDGET);
    return console.toString(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void printsWhatItPrintsOnTheBareMachine(VirtualizationMode mode) throws ImageException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Hypervisor hypervisor = hypervisor();
    VirtualMachine vm = create(hypervisor, mode, console);

    assertThat(hypervisor.run(BUDGET)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.exitValue()).hasValue(SUCCESS);
    assertThat(console.toString(StandardCharsets.US_ASCII)).isEqualTo(bareConsole());
    assertThat(vm.statistics().trueFaults()).as("demand-zero pages are the guest's").isPositive();
    assertThat(vm.statistics().traceWrites()).as("it changes its page tables").isPositive();
  }

  @Test
  void twoShareACoreWithoutNoticing() throws ImageException, IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    Hypervisor hypervisor = hypervisor();
    VirtualMachine trap = create(hypervisor, VirtualizationMode.TRAP, first);
    VirtualMachine classic = create(hypervisor, VirtualizationMode.CLASSIC, second);

    hypervisor.run(BUDGET);

    assertThat(trap.exitValue()).hasValue(SUCCESS);
    assertThat(classic.exitValue()).hasValue(SUCCESS);
    assertThat(first.toString(StandardCharsets.US_ASCII))
        .isEqualTo(Consoles.demoKernel(16 * 1024 - 385))
        .isEqualTo(second.toString(StandardCharsets.US_ASCII));
  }
}
