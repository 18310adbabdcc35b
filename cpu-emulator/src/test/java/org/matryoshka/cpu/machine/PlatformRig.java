package org.matryoshka.cpu.machine;

import java.util.Random;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.io.EventQueue;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.mmu.memory.MachineMemory;

/** A platform with its clock and nothing that runs, for tests to play the cores. */
final class PlatformRig implements Stateful {
  static final int CORES = 3;
  static final long APIC = PcPorts.LOCAL_APIC.start();

  final EventQueue clock = new EventQueue();
  final InputLog input;
  final StringBuilder console = new StringBuilder();
  final MachineMemory memory = new MachineMemory(16 * 4096);
  final PcPlatform platform;
  int exits;

  PlatformRig(InputLog input) {
    this.input = input;
    platform =
        new PcPlatform(
            new PcPlatform.Connections(
                clock,
                CORES,
                PcPlatform.DEFAULT_RTC_START,
                c -> console.append((char) c),
                input,
                () -> exits++));
    platform.installWindows(memory);
  }

  void pass(long cycles) {
    clock.advanceTo(clock.now() + cycles);
  }

  /** One access, advance of the clock or acknowledge of an interrupt, as the random source says. */
  long step(Random random) {
    int value = random.nextInt() >>> random.nextInt(32);
    int size = 1 << random.nextInt(3);
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> {
        platform.ports().write(port(random), size, value);
        yield 0;
      }
      case 5, 6, 7, 8 -> platform.ports().read(port(random), size);
      case 9, 10 -> {
        platform.selectCore(random.nextInt(CORES));
        memory.write(APIC + register(random), size == 1 ? 8 : 4, value);
        yield 0;
      }
      case 11 -> {
        platform.selectCore(random.nextInt(CORES));
        yield memory.read(APIC + register(random), size);
      }
      case 12 -> {
        InterruptSource core = platform.interrupts(random.nextInt(CORES));
        core.acknowledgeNmi();
        yield core.pending() || random.nextInt(50) == 0 ? core.acknowledge() : 0;
      }
      case 13 -> {
        InterruptSource core = platform.interrupts(random.nextInt(CORES));
        if (random.nextInt(100) == 0) {
          core.setApicBase(0xFEE0_0000L | (value & 0x900));
        } else {
          core.setTaskPriority(value & 15);
        }
        yield core.taskPriority();
      }
      default -> {
        pass(1L << random.nextInt(random.nextInt(1000) == 0 ? 30 : 14));
        yield clock.now();
      }
    };
  }

  private static int port(Random random) {
    if (random.nextInt(20) == 0) {
      return random.nextInt(0x10000);
    }
    var ports = PcPorts.in(PcPorts.Space.PORT);
    PcPorts place = ports.get(random.nextInt(ports.size()));
    return (int) place.start() + random.nextInt(place.count());
  }

  private static int register(Random random) {
    return random.nextInt(20) == 0 ? random.nextInt(4088) : random.nextInt(64) * 16;
  }

  @Override
  public void state(StateFields fields) {
    fields.part("time", clock);
    fields.part("platform", platform);
  }
}
