package org.matryoshka.cpu.user;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfSegment;
import org.matryoshka.cpu.image.ImageException;

/**
 * Puts a program into an address space as Linux's execve does: segments with their rights, a stack
 * with arguments, environment and auxiliary vector (System V ABI, AMD64 supplement, 3.4.1).
 */
final class ProgramLoader {
  /** Where a position-independent program goes, as on Linux without randomization. */
  static final long POSITION_INDEPENDENT_BASE = 0x5555_5555_4000L;

  private static final long STACK_TOP = 0x7FFF_FFFF_E000L;
  private static final long STACK_SIZE = 8 << 20;

  /** What arguments and environment may take of the stack. */
  private static final int MAX_STRINGS = 128 << 10;

  // Entries of the auxiliary vector
  private static final long AT_NULL = 0;
  private static final long AT_PHDR = 3;
  private static final long AT_PHENT = 4;
  private static final long AT_PHNUM = 5;
  private static final long AT_PAGESZ = 6;
  private static final long AT_BASE = 7;
  private static final long AT_FLAGS = 8;
  private static final long AT_ENTRY = 9;
  private static final long AT_UID = 11;
  private static final long AT_EUID = 12;
  private static final long AT_GID = 13;
  private static final long AT_EGID = 14;
  private static final long AT_PLATFORM = 15;
  private static final long AT_HWCAP = 16;
  private static final long AT_CLKTCK = 17;
  private static final long AT_SECURE = 23;
  private static final long AT_RANDOM = 25;
  private static final long AT_HWCAP2 = 26;
  private static final long AT_EXECFN = 31;

  /** RDFSBASE and its family may be used. */
  private static final long HWCAP2_FSGSBASE = 2;

  private static final long USER_ID = 1000;
  private static final long TICKS_PER_SECOND = 100;
  private static final int RANDOM_BYTES = 16;

  private final ElfImage image;
  private final AddressSpace space;
  private final long bias;

  ProgramLoader(ElfImage image, AddressSpace space) {
    this.image = image;
    this.space = space;
    this.bias = image.positionIndependent() ? POSITION_INDEPENDENT_BASE : 0;
  }

  /** The first instruction. */
  long entry() {
    return image.entry() + bias;
  }

  /**
   * Maps the segments.
   *
   * @return the first page behind them, where the heap begins
   */
  long loadSegments() throws ImageException {
    check();
    long end = 0;
    for (ElfSegment segment : image.segments()) {
      long start = segment.virtualAddress() + bias;
      long last = AddressSpace.pageUp(start + segment.memorySize());
      mapJoined(start & -AddressSpace.PAGE_SIZE, last, protection(segment.flags()));
      end = Math.max(end, last);
    }
    for (ElfSegment segment : image.segments()) {
      space.load(
          segment.virtualAddress() + bias, image.bytes(), segment.fileOffset(), segment.fileSize());
    }
    return end;
  }

  private void check() throws ImageException {
    if (image.interpreter()) {
      throw new ImageException(
          "the program needs a dynamic linker; link it statically (gcc -static)");
    }
    image.requireDisjoint(false);
    boolean entryFound = false;
    for (int i = 0; i < image.segments().size(); i++) {
      ElfSegment segment = image.segments().get(i);
      if (!AddressSpace.isUserRange(segment.virtualAddress() + bias, segment.memorySize())) {
        throw new ImageException(
            "segment %d at 0x%x lies outside of the addresses of a user program, 0x%x to 0x%x"
                .formatted(
                    i, segment.virtualAddress() + bias, AddressSpace.LOWEST, AddressSpace.END));
      }
      boolean executable = (segment.flags() & ElfSegment.EXECUTE) != 0;
      entryFound |= executable && segment.holdsVirtual(image.entry());
    }
    if (!entryFound) {
      throw new ImageException(
          "the entry 0x%x is not in an executable segment of the program".formatted(entry()));
    }
  }

  /** Maps pages; where segments share a page, it gets the rights of both. */
  private void mapJoined(long start, long end, int protection) {
    for (Region shared : space.regions.within(start, end)) {
      space.regions.put(new Region(shared.start(), shared.end(), shared.protection() | protection));
    }
    for (long page = start; page < end; ) {
      Region there = space.regions.at(page);
      if (there != null) {
        page = there.end();
        continue;
      }
      List<Region> next = space.regions.within(page, end);
      long free = next.isEmpty() ? end : next.getFirst().start();
      space.map(new Region(page, free, protection));
      page = free;
    }
  }

  private static int protection(int flags) {
    return ((flags & ElfSegment.READ) != 0 ? Region.READ : 0)
        | ((flags & ElfSegment.WRITE) != 0 ? Region.WRITE : 0)
        | ((flags & ElfSegment.EXECUTE) != 0 ? Region.EXECUTE : 0);
  }

  /**
   * Makes the stack.
   *
   * @param features what CPUID leaf 1 has in EDX
   * @return RSP at the entry
   */
  long buildStack(UserProgram program, int features) throws ImageException {
    space.map(new Region(STACK_TOP - STACK_SIZE, STACK_TOP, Region.READ | Region.WRITE));
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    List<Integer> arguments = append(strings, program.arguments());
    List<Integer> environment = append(strings, program.environment());
    int platform = append(strings, List.of("x86_64")).getFirst();
    int random = strings.size();
    strings.writeBytes(randomBytes(program.seed()));
    if (strings.size() > MAX_STRINGS) {
      throw new ImageException("the arguments and the environment are longer than 128 KiB");
    }
    long base = STACK_TOP - strings.size() - 16 & -16;
    space.load(base, strings.toByteArray(), 0, strings.size());

    List<Long> words = new ArrayList<>();
    words.add((long) arguments.size());
    arguments.forEach(offset -> words.add(base + offset));
    words.add(0L);
    environment.forEach(offset -> words.add(base + offset));
    words.add(0L);
    long name = arguments.isEmpty() ? base + platform : base + arguments.getFirst();
    words.addAll(auxiliary(features, base + platform, base + random, name));
    long rsp = base - 8L * words.size() & -16;
    ByteBuffer block = ByteBuffer.allocate(8 * words.size()).order(ByteOrder.LITTLE_ENDIAN);
    words.forEach(block::putLong);
    space.load(rsp, block.array(), 0, block.capacity());
    return rsp;
  }

  /** In Linux's order (fs/binfmt_elf.c, create_elf_tables). */
  private List<Long> auxiliary(int features, long platform, long random, long name) {
    List<Long> vector = new ArrayList<>();
    vector.addAll(List.of(AT_HWCAP, features & 0xFFFF_FFFFL));
    vector.addAll(List.of(AT_PAGESZ, (long) AddressSpace.PAGE_SIZE));
    vector.addAll(List.of(AT_CLKTCK, TICKS_PER_SECOND));
    for (ElfSegment segment : image.segments()) {
      long inSegment = image.programHeaderOffset() - segment.fileOffset();
      if (inSegment >= 0 && inSegment < segment.fileSize()) {
        vector.addAll(List.of(AT_PHDR, segment.virtualAddress() + bias + inSegment));
        break;
      }
    }
    vector.addAll(List.of(AT_PHENT, (long) ElfImage.PROGRAM_HEADER_SIZE));
    vector.addAll(List.of(AT_PHNUM, (long) image.programHeaderCount()));
    vector.addAll(List.of(AT_BASE, 0L, AT_FLAGS, 0L, AT_ENTRY, entry()));
    vector.addAll(List.of(AT_UID, USER_ID, AT_EUID, USER_ID, AT_GID, USER_ID));
    vector.addAll(List.of(AT_EGID, USER_ID, AT_SECURE, 0L, AT_RANDOM, random));
    vector.addAll(List.of(AT_HWCAP2, HWCAP2_FSGSBASE, AT_EXECFN, name));
    vector.addAll(List.of(AT_PLATFORM, platform, AT_NULL, 0L));
    return vector;
  }

  /**
   * Appends strings that end with zero.
   *
   * @return their offsets
   */
  private static List<Integer> append(ByteArrayOutputStream target, List<String> strings) {
    List<Integer> offsets = new ArrayList<>();
    for (String string : strings) {
      offsets.add(target.size());
      target.writeBytes(string.getBytes(StandardCharsets.UTF_8));
      target.write(0);
    }
    return offsets;
  }

  /** SplitMix64: the same bytes for the same seed everywhere. */
  private static byte[] randomBytes(long seed) {
    ByteBuffer bytes = ByteBuffer.allocate(RANDOM_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long state = seed;
    while (bytes.hasRemaining()) {
      state += 0x9E37_79B9_7F4A_7C15L;
      long z = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
      z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
      bytes.putLong(z ^ z >>> 31);
    }
    return bytes.array();
  }
}
