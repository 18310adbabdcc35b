package org.matryoshka.hv.memory;

import java.util.Arrays;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * Hands out the frames of the machine's memory and knows the owner of each: the frame map.
 *
 * <p>Frames are promised before they are used: a virtual machine {@linkplain #reserve reserves} as
 * many as it can ever want when it is created, and takes them one by one later. So there is no
 * overcommitment, and no guest can starve another by touching its memory first.
 */
public final class FrameAllocator implements Stateful {
  private final MachineMemory memory;
  private final FrameUse[] uses = FrameUse.values();
  private final byte[] use;
  private final short[] owner;
  private final int[] detail;

  /** Free frames below {@link #neverUsed}, as a stack. */
  private int[] returned = new int[64];

  private int returnedCount;

  /** Frames from here on have never been handed out and are zero since the machine was made. */
  private int neverUsed;

  private int inUse;
  private int reserved;

  /**
   * An allocator for all frames of a memory but the first, which stays the hypervisor's: so no
   * frame that is handed out has the address 0.
   */
  public FrameAllocator(MachineMemory memory) {
    this.memory = memory;
    int frames = (int) (memory.size() / PhysicalMemory.FRAME_SIZE);
    use = new byte[frames];
    owner = new short[frames];
    detail = new int[frames];
    use[0] = (byte) FrameUse.HYPERVISOR.ordinal();
    neverUsed = 1;
  }

  @Override
  public void state(StateFields fields) {
    inUse = fields.number("inUse", inUse);
    reserved = fields.number("reserved", reserved);
    int before = neverUsed;
    neverUsed = fields.number("neverUsed", neverUsed);
    long[] packed = new long[neverUsed];
    for (int frame = 0; frame < neverUsed; frame++) {
      packed[frame] = (long) detail[frame] << 32 | owner[frame] << 8 | use[frame];
    }
    fields.numbers("frames", packed);
    for (int frame = 0; frame < neverUsed; frame++) {
      use[frame] = (byte) packed[frame];
      owner[frame] = (short) (packed[frame] >> 8);
      detail[frame] = (int) (packed[frame] >> 32);
    }
    for (int frame = neverUsed; frame < before; frame++) {
      use[frame] = (byte) FrameUse.FREE.ordinal();
      owner[frame] = 0;
      detail[frame] = 0;
    }
    returnedCount = fields.number("returnedCount", returnedCount);
    if (returnedCount > returned.length) {
      returned = Arrays.copyOf(returned, returnedCount);
    }
    fields.numbers("returned", returned, returnedCount);
  }

  /** The memory that the frames are of. */
  public MachineMemory memory() {
    return memory;
  }

  /** Frames of the machine. */
  public int frames() {
    return use.length;
  }

  /** Frames that nobody holds. */
  public int free() {
    return use.length - 1 - inUse;
  }

  /** Frames that nobody holds and nobody has been promised. */
  public int unreserved() {
    return use.length - 1 - reserved;
  }

  /**
   * Promises frames.
   *
   * @throws OutOfFramesException if the machine has not so many left; then nothing is promised
   */
  public void reserve(int count) {
    if (count > unreserved()) {
      throw new OutOfFramesException(
          "needs "
              + count
              + " frames of 4 KiB, but the machine has only "
              + unreserved()
              + " left");
    }
    reserved += count;
  }

  /**
   * Takes a promise back.
   *
   * @param count as many as were reserved
   */
  public void release(int count) {
    reserved -= count;
  }

  /**
   * Hands out a frame, zeroed.
   *
   * @param vm number of the virtual machine, or 0 for the hypervisor
   * @param what not {@link FrameUse#FREE}
   * @param gfn the guest frame that this frame holds or shadows
   * @return the frame's physical address
   * @throws OutOfFramesException if there is none, which a reservation excludes
   */
  public int allocate(int vm, FrameUse what, int gfn) {
    int frame;
    if (returnedCount > 0) {
      frame = returned[--returnedCount];
      memory.zeroFrame((long) frame * PhysicalMemory.FRAME_SIZE);
    } else if (neverUsed < use.length) {
      frame = neverUsed++;
    } else {
      throw new OutOfFramesException("the machine has no frame left");
    }
    inUse++;
    use[frame] = (byte) what.ordinal();
    owner[frame] = (short) vm;
    detail[frame] = gfn;
    return frame * PhysicalMemory.FRAME_SIZE;
  }

  /**
   * Takes a frame back.
   *
   * @param hpa what {@link #allocate} returned
   */
  public void free(int hpa) {
    int frame = hpa / PhysicalMemory.FRAME_SIZE;
    if (useOf(hpa) == FrameUse.FREE) {
      throw new IllegalStateException("frame 0x" + Integer.toHexString(hpa) + " is free already");
    }
    use[frame] = (byte) FrameUse.FREE.ordinal();
    owner[frame] = 0;
    detail[frame] = 0;
    inUse--;
    if (returnedCount == returned.length) {
      returned = Arrays.copyOf(returned, 2 * returnedCount);
    }
    returned[returnedCount++] = frame;
  }

  /** What the frame at an address is used for. */
  public FrameUse useOf(int hpa) {
    return uses[use[hpa / PhysicalMemory.FRAME_SIZE]];
  }

  /** Number of the virtual machine that owns the frame at an address; 0 if none does. */
  public int ownerOf(int hpa) {
    return owner[hpa / PhysicalMemory.FRAME_SIZE];
  }

  /** The guest frame number that the frame at an address holds or shadows: m2p. */
  public int gfnOf(int hpa) {
    return detail[hpa / PhysicalMemory.FRAME_SIZE];
  }

  /** Is told of a frame. */
  @FunctionalInterface
  interface FrameVisitor {
    /** Guest frame number and machine address. */
    void frame(int gfn, int hpa);
  }

  /** Tells of the frames that hold RAM of a virtual machine. */
  void forEachRamFrame(int vm, FrameVisitor visitor) {
    for (int frame = 0; frame < neverUsed; frame++) {
      if (owner[frame] == vm && use[frame] == FrameUse.GUEST_RAM.ordinal()) {
        visitor.frame(detail[frame], frame * PhysicalMemory.FRAME_SIZE);
      }
    }
  }

  /** Frames that a virtual machine holds for a use. */
  public int count(int vm, FrameUse what) {
    int count = 0;
    for (int frame = 0; frame < use.length; frame++) {
      if (owner[frame] == vm && use[frame] == what.ordinal()) {
        count++;
      }
    }
    return count;
  }
}
