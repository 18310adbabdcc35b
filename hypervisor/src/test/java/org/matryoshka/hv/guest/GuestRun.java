package org.matryoshka.hv.guest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.RunEnd;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorConfig;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VirtualMachineConfig;
import org.matryoshka.hv.VirtualizationMode;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * What a program left behind.
 *
 * @param console what it printed
 * @param end how it ended, in a word
 * @param memory all of its RAM
 * @param state of its processor
 */
public record GuestRun(String console, String end, byte[] memory, CpuState state) {
  /** RAM of the machines, real and virtual. */
  public static final int MEMORY = 4 << 20;

  private static final long BUDGET = 5_000_000;

  /** Runs a program on the bare machine. */
  public static GuestRun bare(ElfImage image) {
    return bare(image, BUDGET);
  }

  /** The same for at most so many instructions. */
  public static GuestRun bare(ElfImage image, long budget) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Machine machine = new Machine(MachineConfiguration.of(MEMORY, console::write));
    try {
      machine.boot(image, "");
    } catch (ImageException e) {
      throw new IllegalArgumentException(e);
    }
    RunEnd end = machine.run(budget);
    String word =
        switch (end.reason()) {
          case EXIT -> "exit " + end.exitValue().orElse(-1);
          case SHUTDOWN -> "triple fault";
          default -> end.reason().name();
        };
    return new GuestRun(
        console.toString(StandardCharsets.UTF_8),
        word,
        bytes(machine.memory()),
        machine.cpu(0).state);
  }

  /** Runs a program in a virtual machine whose shadow is checked after every exit. */
  public static GuestRun virtual(ElfImage image, VirtualizationMode mode) {
    return virtual(image, mode, true);
  }

  /** The same with or without the check. */
  public static GuestRun virtual(ElfImage image, VirtualizationMode mode, boolean check) {
    Hypervisor hypervisor =
        new Hypervisor(HypervisorConfig.of(8 << 20, 1, SchedulerPolicy.ROUND_ROBIN));
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    VirtualMachine vm =
        hypervisor.create(
            VirtualMachineConfig.of("test", MEMORY)
                .withMode(mode)
                .withConsole(console::write)
                .withCheckShadow(check));
    boot(vm, image);
    String result = hypervisor.run(BUDGET).name();
    String word =
        vm.exitValue().isPresent()
            ? "exit " + vm.exitValue().getAsInt()
            : vm.death().map(reason -> reason.split(":", 2)[0]).orElse(result);
    return new GuestRun(
        console.toString(StandardCharsets.UTF_8), word, bytes(vm.memory()), vm.cpu().state);
  }

  /** Boots and starts a virtual machine. */
  public static void boot(VirtualMachine vm, ElfImage image) {
    try {
      vm.boot(image, "");
    } catch (ImageException e) {
      throw new IllegalArgumentException(e);
    }
    vm.start();
  }

  private static byte[] bytes(PhysicalMemory memory) {
    byte[] bytes = new byte[(int) memory.size()];
    for (int frame = 0; frame < bytes.length; frame += PhysicalMemory.FRAME_SIZE) {
      System.arraycopy(
          memory.ram(), memory.readableFrame(frame), bytes, frame, PhysicalMemory.FRAME_SIZE);
    }
    return bytes;
  }

  /** The eight-byte word at an address. */
  public long word(long address) {
    return (long) PhysicalMemory.LONG.get(memory, (int) address);
  }

  /** Where two memories differ, as text. */
  public List<String> differences(GuestRun other) {
    return IntStream.range(0, memory.length / 8)
        .filter(i -> word(8L * i) != other.word(8L * i))
        .mapToObj(i -> "%x: %x, %x".formatted(8 * i, word(8L * i), other.word(8L * i)))
        .limit(20)
        .toList();
  }
}
