package org.matryoshka.gui.inspect.memory;

import java.util.List;
import java.util.OptionalLong;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.inspect.paging.ErrorCodes;
import org.matryoshka.gui.inspect.paging.GuestPaging;
import org.matryoshka.gui.inspect.paging.MappedRange;
import org.matryoshka.gui.inspect.paging.MappingReader;
import org.matryoshka.gui.inspect.paging.Place;
import org.matryoshka.gui.inspect.paging.QuietMemory;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.PagingMode;
import org.matryoshka.mmu.paging.Translation;

/** Turns addresses of a space into bytes of the machine; changes nothing. */
public final class MemoryLens {
  /** Ranges of mapped pages that are looked at, at most. */
  private static final int MAX_RANGES = 10_000;

  private final World world;
  private final MemorySpace space;
  private final MachineMemory machine;
  private final GuestMemory guest;
  private final PagingMode mode;
  private final Translation translation = new Translation();

  /** A lens on a space as it is now. */
  public MemoryLens(World world, MemorySpace space) {
    this.world = world;
    this.space = space;
    machine = world.hypervisor().frames().memory();
    guest = world.machine(Math.max(1, space.vm())).memory();
    CpuState state = world.machine(Math.max(1, space.vm())).cpu().state;
    OptionalLong root =
        space.viewpoint() == Viewpoint.VIRTUAL ? space.root() : OptionalLong.empty();
    boolean user = space.viewpoint() == Viewpoint.CPU && state.cpl == 3;
    mode = GuestPaging.mode(state, root.orElse(state.cr3) & PageTableEntry.ADDRESS, user);
    mode.smapLifted |= space.viewpoint() == Viewpoint.VIRTUAL;
  }

  /**
   * Where a page of the space is.
   *
   * @param address anywhere in the page
   */
  public PagePiece page(long address) {
    long start = address & -4096;
    return switch (space.viewpoint()) {
      case MACHINE -> machinePage(start);
      case GUEST_PHYSICAL, TABLES -> guestPage(start, start);
      case CPU, VIRTUAL -> virtualPage(start);
    };
  }

  private PagePiece machinePage(long start) {
    if (Long.compareUnsigned(start, machine.size()) >= 0) {
      return PagePiece.unreadable(start, -1, "beyond the machine's memory");
    }
    FrameUse use = world.hypervisor().frames().useOf((int) start);
    return new PagePiece(
        start, -1, start, use == FrameUse.FREE ? "free: old contents do not matter" : "");
  }

  private PagePiece guestPage(long start, long gpa) {
    Place place = Place.of(guest, gpa);
    return switch (place.kind()) {
      case RAM -> new PagePiece(start, gpa, place.hpa(), "");
      case UNTOUCHED -> new PagePiece(start, gpa, -1, "not touched yet: zeroes");
      case DEVICE -> PagePiece.unreadable(start, gpa, "device " + place.device());
      case NOTHING -> PagePiece.unreadable(start, gpa, "no memory");
    };
  }

  private PagePiece virtualPage(long start) {
    if (!PageTableWalker.isCanonical(start)) {
      return PagePiece.unreadable(start, -1, "not canonical: no address");
    }
    QuietMemory quiet = new QuietMemory(guest);
    try {
      PageTableWalker.walk(quiet, mode, start, AccessType.READ, translation);
    } catch (GuestFault fault) {
      String reason =
          (fault.errorCode() & 1) == 0
              ? "not mapped"
              : "may not be read, " + ErrorCodes.describe(fault.errorCode());
      return PagePiece.unreadable(start, -1, reason);
    }
    if (quiet.deviceSkipped()) {
      return PagePiece.unreadable(start, -1, "a page table lies in a device");
    }
    return guestPage(start, translation.address);
  }

  /**
   * Copies bytes of one page.
   *
   * @param page from {@link #page}
   * @param offset in the page
   */
  void copy(PagePiece page, int offset, byte[] target, int at, int length) {
    if (page.hpa() >= 0) {
      System.arraycopy(machine.ram(), (int) page.hpa() + offset, target, at, length);
    }
  }

  /** Where there may be something: ranges of the space, in order, first and last address each. */
  public List<MappedRange> ranges() {
    return switch (space.viewpoint()) {
      case MACHINE -> List.of(whole(machine.size()));
      case GUEST_PHYSICAL, TABLES -> List.of(whole(guest.size()));
      case CPU, VIRTUAL ->
          mode.paging
              ? MappingReader.ranges(guest, mode, MAX_RANGES)
              : List.of(whole(guest.size()));
    };
  }

  private static MappedRange whole(long size) {
    return new MappedRange(0, size - 1, true, true, true, size / 4096);
  }
}
