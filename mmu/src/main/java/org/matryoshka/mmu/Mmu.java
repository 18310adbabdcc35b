package org.matryoshka.mmu;

import java.util.List;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.PagingMode;
import org.matryoshka.mmu.paging.Translation;
import org.matryoshka.mmu.tlb.Tlb;
import org.matryoshka.mmu.tlb.TlbEntry;

/**
 * Typed access of one core to linear addresses.
 *
 * <p>Reads return zero-extended values in a long. An access that can't be made throws a {@link
 * GuestFault} and has changed nothing: a write that crosses into a bad page writes no byte.
 */
public final class Mmu {
  private static final int FRAME_SIZE = PhysicalMemory.FRAME_SIZE;
  private static final int OFFSET = FRAME_SIZE - 1;

  private final PhysicalMemory memory;
  private final byte[] ram;
  private final PagingMode mode = new PagingMode();
  private final Translation translation = new Translation();
  private final Tlb supervisor = new Tlb();
  private final Tlb user = new Tlb();

  /** The bank of the current privilege level. */
  private Tlb tlb = supervisor;

  /**
   * Linear number of the page that instructions are being fetched from, or −1 when it must be
   * looked up again. The fetcher sets it after {@link #fetchFrame}; whatever may change where or
   * whether the page can be fetched from resets it here, so that an instruction loop need not look
   * in the translation cache while it stays in one page. A translation of its own: it stays when
   * the cache loses the page to another, whether or not the page's instructions are decoded.
   */
  public long codePage = NO_PAGE;

  /** Index in RAM of the frame that {@link #codePage} is in, while that is not −1. */
  public int codeFrame;

  private static final long NO_PAGE = -1;

  /** What {@link #storeAddress} is while no store is being made. */
  public static final long NO_STORE = -1;

  private long storeAddress = NO_STORE;

  private long tlbMisses;

  /** The unit of a core on this memory: paging off, supervisor. */
  public Mmu(PhysicalMemory memory) {
    this.memory = memory;
    this.ram = memory.ram();
  }

  /** The physical memory below. */
  public PhysicalMemory memory() {
    return memory;
  }

  /** Control bits as of now; change them only through this class. */
  public PagingMode mode() {
    return mode;
  }

  /** Page walks made because nothing cached fitted, since creation. */
  public long tlbMisses() {
    return tlbMisses;
  }

  /**
   * What one bank of the translation cache holds, in the order of the linear addresses; changes
   * nothing.
   *
   * @param ofUser the bank of CPL 3, or the other
   */
  public List<TlbEntry> cached(boolean ofUser) {
    return (ofUser ? user : supervisor).entries();
  }

  /**
   * For a {@link org.matryoshka.mmu.memory.StoreListener}: the linear address of the store that is
   * being made through this unit, or {@link #NO_STORE}. (The marks that a page walk sets are no
   * such store.)
   */
  public long storeAddress() {
    return storeAddress;
  }

  /** Takes over control registers and flushes all translations (MOV to CR0, CR4, EFER). */
  public void setControl(long cr0, long cr3, long cr4, long efer) {
    mode.set(cr0, cr3, cr4, efer);
    flushAll();
  }

  /** MOV to CR3: flushes all but global pages. */
  public void setRoot(long cr3) {
    mode.root = cr3 & 0x000F_FFFF_FFFF_F000L;
    codePage = NO_PAGE;
    supervisor.flushNonGlobal();
    user.flushNonGlobal();
  }

  /**
   * Sets the privilege of the accesses that follow.
   *
   * @param isUser true for CPL 3
   */
  public void setUser(boolean isUser) {
    mode.user = isUser;
    tlb = isUser ? user : supervisor;
    codePage = NO_PAGE;
  }

  /** RFLAGS.AC as SMAP sees it. */
  public void setSmapLifted(boolean lifted) {
    if (mode.smapLifted != lifted) {
      mode.smapLifted = lifted;
      if (mode.smap) {
        supervisor.flushAll();
      }
    }
  }

  /** Forgets all translations, global ones too. */
  public void flushAll() {
    codePage = NO_PAGE;
    supervisor.flushAll();
    user.flushAll();
  }

  /** INVLPG. */
  public void flushPage(long gva) {
    codePage = NO_PAGE;
    supervisor.flushPage(gva >>> 12);
    user.flushPage(gva >>> 12);
  }

  /**
   * A frame has become watched, or RAM was saved: the memory must hear of the next write to each
   * frame. Nothing is translated anew, so a guest can't notice.
   */
  public void watchWrites() {
    supervisor.watchWrites();
    user.watchWrites();
  }

  // As data

  /** The most words that {@link #save} can give. */
  public static final int MOST_WORDS = 4 + 4 * Tlb.ENTRIES;

  /**
   * Writes all that is cached, and whether SMAP is lifted, into an array of {@link #MOST_WORDS}.
   * Control registers and privilege are the core's.
   *
   * @return how many words
   */
  public int save(long[] words) {
    words[0] = codePage;
    words[1] = (long) codeFrame << 1 | (mode.smapLifted ? 1 : 0);
    words[2] = tlbMisses;
    int ofSupervisor = supervisor.save(words, 4);
    words[3] = ofSupervisor;
    return user.save(words, ofSupervisor);
  }

  /**
   * Takes what {@link #save} gave, when control registers and privilege are those of then. The
   * fetcher must look up anew.
   *
   * @param length of what stands in the array
   */
  public void load(long[] words, int length) {
    supervisor.load(words, 4, (int) words[3]);
    user.load(words, (int) words[3], length);
    codePage = words[0];
    codeFrame = (int) (words[1] >> 1);
    mode.smapLifted = (words[1] & 1) != 0;
    tlbMisses = words[2];
  }

  /**
   * The frame to fetch instructions from.
   *
   * @return its index in RAM's array, or {@link PhysicalMemory#NOT_DIRECT} where there is no RAM
   * @throws GuestFault if the page can't be executed, or the address is not canonical
   */
  public int fetchFrame(long gva) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    return t.fetchTag[i] == gva >>> 12
        ? t.frame[i]
        : memory.readableFrame(translate(gva, AccessType.FETCH));
  }

  /** Reads a byte. */
  public long read8(long gva) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    if (t.readTag[i] == gva >>> 12) {
      return ram[t.frame[i] + ((int) gva & OFFSET)] & 0xFFL;
    }
    return readSlow(gva, 1);
  }

  /** Reads two bytes. */
  public long read16(long gva) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    int offset = (int) gva & OFFSET;
    if (t.readTag[i] == gva >>> 12 && offset <= OFFSET - 1) {
      return (short) PhysicalMemory.SHORT.get(ram, t.frame[i] + offset) & 0xFFFFL;
    }
    return readSlow(gva, 2);
  }

  /** Reads four bytes. */
  public long read32(long gva) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    int offset = (int) gva & OFFSET;
    if (t.readTag[i] == gva >>> 12 && offset <= OFFSET - 3) {
      return (int) PhysicalMemory.INT.get(ram, t.frame[i] + offset) & 0xFFFF_FFFFL;
    }
    return readSlow(gva, 4);
  }

  /** Reads eight bytes. */
  public long read64(long gva) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    int offset = (int) gva & OFFSET;
    if (t.readTag[i] == gva >>> 12 && offset <= OFFSET - 7) {
      return (long) PhysicalMemory.LONG.get(ram, t.frame[i] + offset);
    }
    return readSlow(gva, 8);
  }

  /** Reads 1, 2, 4 or 8 bytes. */
  public long read(long gva, int size) {
    return switch (size) {
      case 1 -> read8(gva);
      case 2 -> read16(gva);
      case 4 -> read32(gva);
      default -> read64(gva);
    };
  }

  /** Writes a byte. */
  public void write8(long gva, long value) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    if (t.writeTag[i] == gva >>> 12) {
      ram[t.frame[i] + ((int) gva & OFFSET)] = (byte) value;
    } else {
      writeSlow(gva, 1, value);
    }
  }

  /** Writes two bytes. */
  public void write16(long gva, long value) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    int offset = (int) gva & OFFSET;
    if (t.writeTag[i] == gva >>> 12 && offset <= OFFSET - 1) {
      PhysicalMemory.SHORT.set(ram, t.frame[i] + offset, (short) value);
    } else {
      writeSlow(gva, 2, value);
    }
  }

  /** Writes four bytes. */
  public void write32(long gva, long value) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    int offset = (int) gva & OFFSET;
    if (t.writeTag[i] == gva >>> 12 && offset <= OFFSET - 3) {
      PhysicalMemory.INT.set(ram, t.frame[i] + offset, (int) value);
    } else {
      writeSlow(gva, 4, value);
    }
  }

  /** Writes eight bytes. */
  public void write64(long gva, long value) {
    Tlb t = tlb;
    int i = (int) (gva >>> 12) & Tlb.MASK;
    int offset = (int) gva & OFFSET;
    if (t.writeTag[i] == gva >>> 12 && offset <= OFFSET - 7) {
      PhysicalMemory.LONG.set(ram, t.frame[i] + offset, value);
    } else {
      writeSlow(gva, 8, value);
    }
  }

  /** Writes the low 1, 2, 4 or 8 bytes of a value. */
  public void write(long gva, int size, long value) {
    switch (size) {
      case 1 -> write8(gva, value);
      case 2 -> write16(gva, value);
      case 4 -> write32(gva, value);
      default -> write64(gva, value);
    }
  }

  /**
   * Checks that a write of some bytes would succeed, as a read-modify-write instruction needs
   * before it reads.
   *
   * @throws GuestFault what the write would throw
   */
  public void probeWrite(long gva, int size) {
    boolean crosses = ((int) gva & OFFSET) + size > OFFSET + 1;
    if (crosses
        || (tlb.writeTag[(int) (gva >>> 12) & Tlb.MASK] != gva >>> 12 && !hitsWatched(gva))) {
      long second = (gva | OFFSET) + 1;
      if (crosses) {
        requireCanonical(second);
      }
      translate(gva, AccessType.WRITE);
      if (crosses) {
        translate(second, AccessType.WRITE);
      }
    }
  }

  /**
   * Copies elements upwards, as a loop of reads and writes would: as many as lie within the two
   * pages and within RAM that can be accessed directly.
   *
   * @param size of an element, in bytes
   * @param atMost elements, at least 1
   * @return elements copied; 0 if the first must be copied in the ordinary way
   */
  public long copy(long from, long to, int size, long atMost) {
    int source = direct(tlb.readTag, from);
    int target = direct(tlb.writeTag, to);
    if (source < 0 || target < 0) {
      return 0;
    }
    int room = FRAME_SIZE - Math.max((int) from & OFFSET, (int) to & OFFSET);
    int count = (int) Math.min(atMost, room / size);
    int bytes = count * size;
    if (target > source && target < source + bytes) {
      // Later elements are copies of earlier ones.
      return 0;
    }
    System.arraycopy(ram, source, ram, target, bytes);
    return count;
  }

  /** Stores an element repeatedly, upwards; see {@link #copy}. */
  public long fill(long to, int size, long value, long atMost) {
    int target = direct(tlb.writeTag, to);
    if (target < 0) {
      return 0;
    }
    int count = (int) Math.min(atMost, (FRAME_SIZE - ((int) to & OFFSET)) / size);
    for (int i = 0; i < count; i++) {
      PhysicalMemory.put(ram, target + i * size, size, value);
    }
    return count;
  }

  /** Index in RAM of an address that hits, or −1. */
  private int direct(long[] tags, long gva) {
    int i = (int) (gva >>> 12) & Tlb.MASK;
    return tags[i] == gva >>> 12 ? tlb.frame[i] + ((int) gva & OFFSET) : -1;
  }

  /**
   * Reads as the processor itself does at any privilege level (descriptor tables, TSS, interrupt
   * stack frames): as supervisor, and without regard to RFLAGS.AC (SDM vol. 3A, 4.6.1, "implicit
   * supervisor-mode accesses").
   */
  public long readSupervisor(long gva, int size) {
    boolean wasUser = mode.user;
    boolean wasLifted = mode.smapLifted;
    beginImplicit();
    try {
      return read(gva, size);
    } finally {
      setUser(wasUser);
      setSmapLifted(wasLifted);
    }
  }

  /** Writes as {@link #readSupervisor} reads. */
  public void writeSupervisor(long gva, int size, long value) {
    boolean wasUser = mode.user;
    boolean wasLifted = mode.smapLifted;
    beginImplicit();
    try {
      write(gva, size, value);
    } finally {
      setUser(wasUser);
      setSmapLifted(wasLifted);
    }
  }

  private void beginImplicit() {
    setUser(false);
    setSmapLifted(false);
  }

  /**
   * Translates for an access of the current privilege level, caching what was found.
   *
   * @return the physical address
   * @throws GuestFault a page fault, or a general protection fault for a non-canonical address
   */
  public long translate(long gva, AccessType access) {
    requireCanonical(gva);
    tlbMisses++;
    Translation t = translation;
    try {
      PageTableWalker.walk(memory, mode, gva, access, t);
    } catch (GuestFault fault) {
      // A page fault invalidates what is cached for its address (SDM vol. 3A, 4.10.4.1).
      supervisor.dropEntry(gva >>> PhysicalMemory.FRAME_SHIFT);
      user.dropEntry(gva >>> PhysicalMemory.FRAME_SHIFT);
      throw fault;
    }
    fill(gva, access, t);
    return t.address;
  }

  private static void requireCanonical(long gva) {
    if (!PageTableWalker.isCanonical(gva)) {
      throw GuestFault.nonCanonical(gva);
    }
  }

  private void fill(long gva, AccessType access, Translation t) {
    int frame = memory.readableFrame(t.address);
    if (frame == PhysicalMemory.NOT_DIRECT) {
      return;
    }
    boolean readable = mode.user || !(mode.smap && t.user && !mode.smapLifted);
    boolean writable =
        access == AccessType.WRITE && memory.writableFrame(t.address) != PhysicalMemory.NOT_DIRECT;
    tlb.fill(
        gva >>> 12, frame, readable, writable, access == AccessType.FETCH, t.global, t.pageShift);
    if (access == AccessType.WRITE && memory.watchedFrame(t.address) != PhysicalMemory.NOT_DIRECT) {
      tlb.fillWatched(gva >>> 12);
    }
  }

  private boolean hitsWatched(long gva) {
    return tlb.watchedTag[(int) (gva >>> 12) & Tlb.MASK] == gva >>> 12;
  }

  private long readSlow(long gva, int size) {
    int inFirst = PhysicalMemory.FRAME_SIZE - ((int) gva & OFFSET);
    if (size <= inFirst) {
      return memory.read(translate(gva, AccessType.READ), size);
    }
    requireCanonical(gva + inFirst);
    long first = translate(gva, AccessType.READ);
    long second = translate(gva + inFirst, AccessType.READ);
    long value = 0;
    for (int i = 0; i < size; i++) {
      long at = i < inFirst ? first + i : second + (i - inFirst);
      value |= memory.read(at, 1) << (8 * i);
    }
    return value;
  }

  private void writeSlow(long gva, int size, long value) {
    int inFirst = PhysicalMemory.FRAME_SIZE - ((int) gva & OFFSET);
    if (size <= inFirst && hitsWatched(gva)) {
      int index = tlb.frame[(int) (gva >>> 12) & Tlb.MASK] + ((int) gva & OFFSET);
      storeAddress = gva;
      if (!memory.store(index, size, value)) {
        tlb.endWatch(gva >>> 12);
      }
      storeAddress = NO_STORE;
      return;
    }
    if (size <= inFirst) {
      long address = translate(gva, AccessType.WRITE);
      storeAddress = gva;
      memory.write(address, size, value);
      storeAddress = NO_STORE;
      return;
    }
    requireCanonical(gva + inFirst);
    long first = translate(gva, AccessType.WRITE);
    long second = translate(gva + inFirst, AccessType.WRITE);
    for (int i = 0; i < size; i++) {
      long at = i < inFirst ? first + i : second + (i - inFirst);
      storeAddress = gva + i;
      memory.write(at, 1, value >>> (8 * i));
    }
    storeAddress = NO_STORE;
  }
}
