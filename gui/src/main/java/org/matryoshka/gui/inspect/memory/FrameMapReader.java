package org.matryoshka.gui.inspect.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Reads the frame map; changes nothing. */
public final class FrameMapReader {
  /** Frames in use whose content is looked at, at most: 64 MiB, some milliseconds. */
  private static final int MAX_SUMS = 16_384;

  private FrameMapReader() {}

  /** All frames. */
  public static FrameMap read(World world) {
    FrameAllocator frames = world.hypervisor().frames();
    int count = frames.frames();
    byte[] uses = new byte[count];
    byte[] owners = new byte[count];
    byte[] flags = new byte[count];
    int[] gfns = new int[count];
    short[] mappings = mappings(world, count);
    MachineMemory memory = frames.memory();
    for (int frame = 0; frame < count; frame++) {
      int hpa = frame << PhysicalMemory.FRAME_SHIFT;
      FrameUse use = frames.useOf(hpa);
      uses[frame] = (byte) use.ordinal();
      if (use == FrameUse.FREE) {
        continue;
      }
      int owner = frames.ownerOf(hpa);
      owners[frame] = (byte) owner;
      gfns[frame] = frames.gfnOf(hpa);
      if (use == FrameUse.GUEST_RAM) {
        boolean table = world.machine(owner).memory().isTraced(gfns[frame]);
        flags[frame] =
            (byte)
                ((table ? FrameMap.TABLE : 0)
                    | (memory.isWatched(hpa) ? FrameMap.CODE : 0)
                    | ((mappings[frame] & 0xFFFF) > 1 ? FrameMap.SHARED : 0));
      }
    }
    List<String> names = world.machines().stream().map(vm -> vm.config().name()).toList();
    return new FrameMap(
        world.position(), names, uses, owners, flags, gfns, mappings, sums(frames, uses));
  }

  /** A number for the content of each frame in use; null if there are too many. */
  private static long[] sums(FrameAllocator frames, byte[] uses) {
    if (frames.frames() - frames.free() > MAX_SUMS) {
      return null;
    }
    byte[] ram = frames.memory().ram();
    long[] sums = new long[uses.length];
    for (int frame = 0; frame < uses.length; frame++) {
      if (uses[frame] != FrameUse.FREE.ordinal()) {
        int start = frame << PhysicalMemory.FRAME_SHIFT;
        long sum = 1;
        for (int at = start; at < start + PhysicalMemory.FRAME_SIZE; at += 8) {
          sum = sum * 0x9E37_79B9_7F4A_7C15L + (long) PhysicalMemory.LONG.get(ram, at);
        }
        sums[frame] = sum;
      }
    }
    return sums;
  }

  private static short[] mappings(World world, int frames) {
    short[] mappings = new short[frames];
    byte[] ram = world.hypervisor().frames().memory().ram();
    for (VirtualMachine vm : world.machines()) {
      for (ShadowPage page : vm.shadow().pages()) {
        for (int index = 0; page.level() == 1 && index < 512; index++) {
          long spte = (long) PhysicalMemory.LONG.get(ram, page.hpa() + 8 * index);
          long frame = (spte & PageTableEntry.ADDRESS) >>> PhysicalMemory.FRAME_SHIFT;
          if ((spte & PageTableEntry.P) != 0 && frame < frames && mappings[(int) frame] != -1) {
            mappings[(int) frame]++;
          }
        }
      }
    }
    return mappings;
  }

  /** The legend with its counts: hypervisor first, then VM by VM, then free frames. */
  public static List<FrameCount> counts(FrameMap map) {
    Map<Integer, Integer> found = new TreeMap<>();
    for (int frame = 0; frame < map.frames(); frame++) {
      found.merge(map.owner(frame) << 16 | map.letter(frame), 1, Integer::sum);
    }
    List<FrameCount> counts = new ArrayList<>();
    FrameCount free = null;
    for (Map.Entry<Integer, Integer> entry : found.entrySet()) {
      char letter = (char) (entry.getKey() & 0xFFFF);
      int vm = entry.getKey() >>> 16;
      FrameCount count = new FrameCount(letter, vm, text(letter, map.vmName(vm)), entry.getValue());
      if (letter == '·') {
        free = count;
      } else {
        counts.add(count);
      }
    }
    if (free != null) {
      counts.add(free);
    }
    return counts;
  }

  static String text(char letter, String vm) {
    return switch (letter) {
      case 'H' -> "hypervisor";
      case 'S' -> vm + ": shadow tables";
      case 'T' -> vm + ": page tables";
      case 'C' -> vm + ": code";
      case 'R' -> vm + ": RAM";
      default -> "free";
    };
  }
}
