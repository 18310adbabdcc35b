package org.matryoshka.guest.selftest;

import org.matryoshka.guest.kernel.EarlyConsole;
import org.matryoshka.guest.kernel.Panic;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Export;
import org.matryoshka.guest.runtime.FailureSink;
import org.matryoshka.guest.runtime.StaticInitializers;
import org.matryoshka.guest.runtime.Traps;
import org.matryoshka.guest.runtime.heap.Heap;
import org.matryoshka.guest.runtime.heap.HeapPlatform;
import org.matryoshka.guest.runtime.heap.Marker;

/** Stands in the kernel's place on the machine: runs the self tests and switches off. */
public final class SelfTestKernel {
  private static final long HEAP = FrameAllocator.DIRECT_MAP + SelfTest.MEMORY_END;
  private static final long HEAP_SIZE = 3 << 20;

  private SelfTestKernel() {}

  private static final class FixedHeap extends HeapPlatform {
    @Override
    public boolean grow(long oldEnd, long newEnd) {
      return false;
    }

    @Override
    public void scanStacks(long stackPointer) {
      Marker.scanStack(stackPointer, Code.symbol("boot_stack_top"));
    }

    @Override
    public void outOfMemory(long bytes) {
      Traps.outOfMemory(bytes);
    }
  }

  private static final class Console extends FailureSink {
    private final EarlyConsole serial = new EarlyConsole();

    @Override
    public String introduction() {
      return "panic: ";
    }

    @Override
    public void put(int character) {
      serial.print(String.valueOf((char) character));
    }

    @Override
    public void stop() {
      Panic.powerOff(Panic.FAILURE);
    }
  }

  private static final class SerialLog extends SelfTestLog {
    private final EarlyConsole serial = new EarlyConsole();

    @Override
    public void line(String text) {
      serial.print(text + "\n");
    }
  }

  /** The entry from the boot code. */
  @Export("kernel_start")
  static void start(long startInfo) {
    Heap.start(HEAP, HEAP + HEAP_SIZE, HEAP + HEAP_SIZE);
    Heap.setPlatform(new FixedHeap());
    Traps.setSink(new Console());
    StaticInitializers.run();
    int failures = SelfTests.run(new SerialLog());
    Panic.powerOff(failures == 0 && Heap.collections() > 0 ? Panic.SUCCESS : Panic.FAILURE);
  }
}
