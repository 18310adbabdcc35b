package org.matryoshka.guest.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.guest.magic.HostedMachine;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * Address spaces against a model: random maps, unmaps, changes of rights, forks and accesses, where
 * the accesses are made by the emulated machine's own MMU, TLB included, through the page tables
 * that the kernel wrote. What the kernel forgot to invalidate shows as a wrong byte.
 */
class AddressSpaceModelTest {
  private static final int MEMORY = 8 << 20;
  private static final long WINDOW = 0x1000_0000;
  private static final int PAGES = 48;
  private static final int FILE_PAGES = 12;
  private static final int TRACKED_BYTE = 1234;
  private static final long CR0 = 0x8001_0001L;
  private static final long CR4 = 0x30_00a0L;
  private static final long EFER = 0xd00;

  /** A byte that somebody sees: the tracked byte of a page. */
  private static final class Cell {
    int value;

    Cell(int value) {
      this.value = value;
    }
  }

  /** What a source's pages hold. */
  private static final class ModelFile {
    final PageSource source;
    final List<Cell> cells = new ArrayList<>();

    ModelFile(PageSource source, boolean filled) {
      this.source = source;
      for (int i = 0; i < FILE_PAGES; i++) {
        cells.add(new Cell(filled ? MemoryFixture.TestFile.fill(i) : 0));
      }
    }
  }

  /** A page of the model. */
  private static final class ModelPage {
    int protection;
    boolean shared;
    ModelFile file;
    int filePage;
    Cell own;

    ModelPage copy() {
      ModelPage copy = new ModelPage();
      copy.protection = protection;
      copy.shared = shared;
      copy.file = file;
      copy.filePage = filePage;
      copy.own = own == null ? null : new Cell(own.value);
      return copy;
    }

    boolean beyondEnd() {
      return file != null && filePage >= FILE_PAGES;
    }

    int value() {
      if (own != null) {
        return own.value;
      }
      return file == null ? 0 : file.cells.get(filePage).value;
    }

    void write(int value) {
      if (shared) {
        file.cells.get(filePage).value = value;
      } else {
        own = new Cell(value);
      }
    }
  }

  /** A space and its model. */
  private record Pair(AddressSpace real, Map<Integer, ModelPage> pages) {}

  private final MachineMemory memory = new MachineMemory(MEMORY);
  private final MemoryFixture kernel = new MemoryFixture(memory.ram());
  private final Mmu mmu = new Mmu(memory);
  private final List<Pair> spaces = new ArrayList<>();
  private final List<ModelFile> files = new ArrayList<>();
  private Pair current;
  private Random random;
  private int logged;
  private int accesses;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheModel(long seed) {
    random = new Random(seed);
    mmu.setControl(CR0, MemoryFixture.KERNEL_ROOT, CR4, EFER);
    mmu.setUser(true);
    int free = kernel.frames.free();
    MemoryFixture.TestFile file = kernel.file(FILE_PAGES * 4096);
    files.add(new ModelFile(file, true));
    SharedMemory shared = new SharedMemory(kernel.frames, FILE_PAGES);
    shared.retain();
    files.add(new ModelFile(shared, false));
    spaces.add(new Pair(kernel.space(), new HashMap<>()));
    switchTo(spaces.getFirst());

    for (int step = 0; step < 6000; step++) {
      step();
    }

    assertThat(accesses).as("accesses that went through").isGreaterThan(500);
    for (Pair pair : List.copyOf(spaces)) {
      pair.real.release();
    }
    assertThat(file.users).as("mappings of the file").isZero();
    file.drop();
    shared.release();
    assertThat(kernel.frames.free()).as("free frames at the end").isEqualTo(free);
    HostedMachine.uninstall();
  }

  private void step() {
    switch (random.nextInt(20)) {
      case 0, 1 -> map();
      case 2 -> unmap();
      case 3, 4 -> protect();
      case 5 -> fork();
      case 6 -> leave();
      case 7 -> switchTo(spaces.get(random.nextInt(spaces.size())));
      case 8 -> copyThroughTheKernel();
      default -> access();
    }
    obey();
  }

  /** The processor does what the kernel told it meanwhile. */
  private void obey() {
    List<String> log = kernel.machine.log();
    for (; logged < log.size(); logged++) {
      String[] words = log.get(logged).split(" ", -1);
      long operand = Long.parseUnsignedLong(words[1].substring(2), 16);
      switch (words[0]) {
        case "cr3" -> mmu.setRoot(operand);
        case "invlpg" -> mmu.flushPage(operand);
        default -> throw new AssertionError(log.get(logged));
      }
    }
  }

  private static long address(int page) {
    return WINDOW + page * 4096L;
  }

  private void map() {
    int first = random.nextInt(PAGES);
    int count = 1 + random.nextInt(Math.min(8, PAGES - first));
    int protection = random.nextInt(8);
    ModelFile file = random.nextInt(3) == 0 ? null : files.get(random.nextInt(2));
    boolean shared = file != null && (file == files.get(1) || random.nextBoolean());
    int filePage = random.nextInt(FILE_PAGES);
    long at =
        current.real.map(
            address(first),
            count * 4096L - random.nextInt(4096),
            protection,
            true,
            shared,
            file == null ? null : file.source,
            filePage);
    assertThat(at).isEqualTo(address(first));
    for (int i = 0; i < count; i++) {
      ModelPage page = new ModelPage();
      page.protection = protection;
      page.file = file;
      page.shared = shared;
      page.filePage = filePage + i;
      current.pages.put(first + i, page);
    }
  }

  private void unmap() {
    int first = random.nextInt(PAGES);
    int count = 1 + random.nextInt(PAGES - first);
    assertThat(current.real.unmap(address(first), count * 4096L)).isZero();
    for (int i = 0; i < count; i++) {
      current.pages.remove(first + i);
    }
  }

  private void protect() {
    int first = random.nextInt(PAGES);
    int count = 1 + random.nextInt(Math.min(6, PAGES - first));
    int protection = random.nextInt(8);
    boolean mapped = true;
    for (int i = 0; i < count; i++) {
      mapped &= current.pages.containsKey(first + i);
    }
    long result = current.real.protect(address(first), count * 4096L, protection);
    assertThat(result).isEqualTo(mapped ? 0 : -12);
    for (int i = 0; i < count && mapped; i++) {
      current.pages.get(first + i).protection = protection;
    }
  }

  private void fork() {
    if (spaces.size() == 5) {
      return;
    }
    Map<Integer, ModelPage> pages = new HashMap<>();
    current.pages.forEach((number, page) -> pages.put(number, page.copy()));
    spaces.add(new Pair(current.real.fork(), pages));
  }

  private void leave() {
    if (spaces.size() > 1) {
      Pair pair = spaces.remove(random.nextInt(spaces.size()));
      pair.real.release();
      if (pair == current) {
        switchTo(spaces.getFirst());
      }
    }
  }

  private void switchTo(Pair pair) {
    current = pair;
    pair.real.activate();
    obey();
  }

  private void access() {
    int number = random.nextInt(PAGES);
    int kind = random.nextInt(3);
    long address = address(number) + TRACKED_BYTE;
    int expected = expectedOutcome(current.pages.get(number), kind);
    if (kind == 1 && expected == FaultOutcome.RESOLVED) {
      current.pages.get(number).write(random.nextInt(256));
    }
    for (int attempt = 0; ; attempt++) {
      assertThat(attempt).as("faults of one access").isLessThan(3);
      try {
        long value = touch(address, kind, current.pages.get(number));
        assertThat(expected).as("outcome of kind " + kind).isEqualTo(FaultOutcome.RESOLVED);
        if (kind != 2) {
          assertThat(value).as("page " + number).isEqualTo(current.pages.get(number).value());
        }
        accesses++;
        return;
      } catch (GuestFault fault) {
        int outcome = current.real.fault(address, fault.errorCode());
        obey();
        if (outcome != FaultOutcome.RESOLVED) {
          assertThat(outcome).as("kind " + kind).isEqualTo(expected);
          return;
        }
      }
    }
  }

  private long touch(long address, int kind, ModelPage page) {
    return switch (kind) {
      case 0 -> mmu.read8(address) & 0xff;
      case 1 -> {
        mmu.write8(address, page == null || page.beyondEnd() ? 0 : page.value());
        yield mmu.read8(address) & 0xff;
      }
      default -> {
        mmu.fetchFrame(address);
        yield 0;
      }
    };
  }

  private static int expectedOutcome(ModelPage page, int kind) {
    if (page == null) {
      return FaultOutcome.NOT_MAPPED;
    }
    int needed = kind == 0 ? 7 : kind == 1 ? Protection.WRITE : Protection.EXECUTE;
    if ((page.protection & needed) == 0) {
      return FaultOutcome.FORBIDDEN;
    }
    boolean touchesFile = page.own == null || page.shared;
    return page.beyondEnd() && touchesFile ? FaultOutcome.BEYOND_END : FaultOutcome.RESOLVED;
  }

  private void copyThroughTheKernel() {
    int number = random.nextInt(PAGES);
    long address = address(number) + TRACKED_BYTE;
    ModelPage page = current.pages.get(number);
    if (random.nextBoolean()) {
      boolean possible = expectedOutcome(page, 0) == FaultOutcome.RESOLVED;
      assertThat(kernel.user.readByte(address)).isEqualTo(possible);
      if (possible) {
        assertThat(kernel.user.value()).isEqualTo(page.value());
      }
    } else {
      boolean possible = expectedOutcome(page, 1) == FaultOutcome.RESOLVED;
      int value = random.nextInt(256);
      assertThat(kernel.user.writeByte(address, value)).isEqualTo(possible);
      if (possible) {
        page.write(value);
      }
    }
  }
}
