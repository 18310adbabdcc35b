package org.matryoshka.hv.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.MmioDevice;
import org.matryoshka.mmu.memory.MmioWindows;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * The physical memory that a virtual machine sees: RAM from guest-physical address 0, whose frames
 * come from the machine's memory when they are first touched, and windows of the virtual machine's
 * own devices.
 *
 * <p>The map from guest frames to machine frames (p2m) only grows while the virtual machine lives,
 * so whoever has looked up a frame may keep it. Writes are never given direct access: each one asks
 * whether its frame holds a page table that somebody traces.
 */
public final class GuestMemory extends PhysicalMemory implements MmioWindows {
  /** Is told of a write to a traced frame, after it was made. */
  @FunctionalInterface
  public interface Trace {
    /**
     * Bytes of a traced frame have been written.
     *
     * @param gpa the first byte
     * @param size of the write, within one frame
     * @param before the aligned eight bytes that held the first byte, before
     */
    void written(long gpa, int size, long before);
  }

  private record Window(String name, long start, long size, MmioDevice device) {
    boolean contains(long gpa) {
      return Long.compareUnsigned(gpa - start, size) < 0;
    }
  }

  /** Guest frames of one leaf of the p2m: 2 MiB. */
  private static final int CHUNK = 512;

  /** Bit 0 of a p2m entry, which is a frame's address: the frame is traced. */
  private static final int TRACED = 1;

  private final FrameAllocator frames;
  private final MachineMemory machine;
  private final byte[] ram;
  private final int vm;
  private final long size;

  /** Entries: machine address of the frame, or 0 before the first touch; see {@link #TRACED}. */
  private final int[][] p2m;

  private final List<Window> windows = new ArrayList<>();
  private Trace trace = (gpa, bytes, before) -> {};
  private int touched;

  /**
   * Memory of which no frame has been touched.
   *
   * @param vm number of the virtual machine, from 1
   * @param size bytes of RAM, a multiple of 4096
   */
  public GuestMemory(FrameAllocator frames, int vm, long size) {
    this.frames = frames;
    this.machine = frames.memory();
    this.ram = machine.ram();
    this.vm = vm;
    this.size = size;
    this.p2m = new int[(int) ((size / FRAME_SIZE + CHUNK - 1) / CHUNK)][];
  }

  @Override
  public void addWindow(String name, long start, long bytes, MmioDevice device) {
    if (bytes <= 0 || start % FRAME_SIZE != 0 || bytes % FRAME_SIZE != 0) {
      throw new IllegalArgumentException("window " + name + " is not made of whole frames");
    }
    for (Window window : windows) {
      if (start < window.start + window.size && window.start < start + bytes) {
        throw new IllegalArgumentException("window " + name + " overlaps window " + window.name);
      }
    }
    windows.add(new Window(name, start, bytes, device));
  }

  /** Who is told of writes to traced frames. */
  public void setTrace(Trace trace) {
    this.trace = trace;
  }

  /** Guest frames that have been touched, so that a machine frame holds them. */
  public int touched() {
    return touched;
  }

  /** Whether a guest-physical address is RAM and not covered by a window. */
  public boolean isRam(long gpa) {
    return Long.compareUnsigned(gpa, size) < 0 && window(gpa) == null;
  }

  /** The name of the device window at a guest-physical address, if there is one. */
  public Optional<String> windowName(long gpa) {
    return Optional.ofNullable(window(gpa)).map(Window::name);
  }

  /**
   * The machine address of the frame behind a guest frame, which is touched by this.
   *
   * @param gfn of RAM
   */
  public int frame(int gfn) {
    int entry = entry(gfn);
    return entry != 0 ? entry & ~TRACED : touch(gfn);
  }

  /** Whether a guest frame has a machine frame. */
  public boolean isTouched(int gfn) {
    return entry(gfn) != 0;
  }

  /** Whether writes to a guest frame are told to the {@link Trace}. */
  public boolean isTraced(int gfn) {
    return (entry(gfn) & TRACED) != 0;
  }

  /** Begins or ends telling writes to a guest frame of RAM. */
  public void setTraced(int gfn, boolean traced) {
    int hpa = frame(gfn);
    p2m[gfn / CHUNK][gfn % CHUNK] = traced ? hpa | TRACED : hpa;
  }

  /**
   * The frame allocator, which comes before this in every saved state, knows the map; when it has
   * been put back, this is called. No frame is traced then: the shadow, which comes after, says
   * which are.
   */
  public void mapReplaced() {
    Arrays.fill(p2m, null);
    touched = 0;
    frames.forEachRamFrame(vm, this::put);
  }

  /** Gives all frames back; the memory must not be used any more. */
  public void release() {
    for (int[] chunk : p2m) {
      if (chunk != null) {
        for (int entry : chunk) {
          if (entry != 0) {
            frames.free(entry & ~TRACED);
          }
        }
      }
    }
    Arrays.fill(p2m, null);
    touched = 0;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public byte[] ram() {
    return ram;
  }

  @Override
  public int readableFrame(long gpa) {
    return isRam(gpa) ? frame((int) (gpa / FRAME_SIZE)) : NOT_DIRECT;
  }

  @Override
  public int writableFrame(long gpa) {
    return NOT_DIRECT;
  }

  @Override
  public long read(long gpa, int bytes) {
    if ((Long.compareUnsigned(gpa, size) < 0 && windows.isEmpty()) || isRam(gpa)) {
      return get(ram, frame((int) (gpa / FRAME_SIZE)) + (int) (gpa & FRAME_SIZE - 1), bytes);
    }
    Window window = window(gpa);
    long mask = -1L >>> (64 - 8 * bytes);
    return window == null ? mask : window.device.read(gpa - window.start, bytes) & mask;
  }

  @Override
  public void write(long gpa, int bytes, long value) {
    Window window = window(gpa);
    if (window != null) {
      window.device.write(gpa - window.start, bytes, value & -1L >>> (64 - 8 * bytes));
    } else if (Long.compareUnsigned(gpa, size) < 0) {
      writeRam(gpa, bytes, value);
    }
  }

  private void writeRam(long gpa, int bytes, long value) {
    int gfn = (int) (gpa / FRAME_SIZE);
    int hpa = frame(gfn) + (int) (gpa & FRAME_SIZE - 1);
    if (isTraced(gfn)) {
      long before = (long) LONG.get(ram, hpa & ~7);
      machine.write(hpa, bytes, value);
      trace.written(gpa, bytes, before);
    } else {
      machine.write(hpa, bytes, value);
    }
  }

  private int entry(int gfn) {
    int[] chunk = p2m[gfn / CHUNK];
    return chunk == null ? 0 : chunk[gfn % CHUNK];
  }

  private int touch(int gfn) {
    int hpa = frames.allocate(vm, FrameUse.GUEST_RAM, gfn);
    put(gfn, hpa);
    return hpa;
  }

  private void put(int gfn, int hpa) {
    int[] chunk = p2m[gfn / CHUNK];
    if (chunk == null) {
      chunk = new int[CHUNK];
      p2m[gfn / CHUNK] = chunk;
    }
    chunk[gfn % CHUNK] = hpa;
    touched++;
  }

  private Window window(long gpa) {
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).contains(gpa)) {
        return windows.get(i);
      }
    }
    return null;
  }
}
