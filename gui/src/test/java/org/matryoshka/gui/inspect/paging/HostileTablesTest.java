package org.matryoshka.gui.inspect.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.inspect.memory.FrameMapReader;
import org.matryoshka.gui.inspect.memory.MemoryReader;
import org.matryoshka.gui.inspect.memory.MemorySearch;
import org.matryoshka.gui.inspect.memory.MemorySpace;
import org.matryoshka.gui.inspect.memory.SearchPattern;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.paging.AccessType;

/** Garbage, circles and self-references in a guest's tables: an answer, never an exception. */
class HostileTablesTest {
  private static final int ROUNDS = 3000;

  @Test
  void garbageInTablesIsLookedAtCalmly() {
    World world = Worlds.afterExits("demo", 60);
    GuestMemory memory = world.machine(1).memory();
    long root = world.machine(1).cpu().state.cr3 & PageTableEntry.ADDRESS;
    long size = memory.size();
    Random random = new Random(4);
    for (int round = 0; round < ROUNDS; round++) {
      long table = random.nextInt(4) == 0 ? root : random.nextLong(size) & -4096;
      for (int i = 0; i < 4; i++) {
        memory.write(table + 8L * random.nextInt(512), 8, entry(random, root, size));
      }
      long gva = random.nextBoolean() ? random.nextLong() : random.nextLong() >> 16;
      AccessType access = AccessType.values()[random.nextInt(3)];
      Privilege privilege = Privilege.values()[random.nextInt(3)];
      OptionalLong other =
          random.nextInt(3) == 0 ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
      TranslationSnapshot snapshot =
          TranslationReader.read(world, new TranslationQuery(1, gva, other, access, privilege));
      assertThat(snapshot.verdict()).isNotNull();
      assertThat(TranslationText.of(snapshot)).isNotEmpty();
      TableQuery query = new TableQuery(1, other, privilege, java.util.List.of());
      TableReader.read(
          world,
          query.below(random.nextInt(512)).below(random.nextInt(512)).below(random.nextInt(512)));
      MemoryReader.read(world, MemorySpace.of(Viewpoint.values()[random.nextInt(5)], 1), gva, 5000);
      if (round % 300 == 0) {
        deep(world, query);
      }
    }
  }

  private static void deep(World world, TableQuery query) {
    TableSummary summary = TableReader.summary(world, query);
    assertThat(summary.counts().values()).allMatch(count -> count > 0);
    TableListing listing = TableReader.listing(world, query, Set.of(), 2000);
    assertThat(listing.rows()).hasSizeLessThanOrEqualTo(2000);
    assertThat(TablesText.rows(listing.rows())).isNotEmpty();
    AddressSpaceReader.read(world, 1);
    FrameMapReader.read(world);
    new MemorySearch(
            MemorySpace.of(Viewpoint.VIRTUAL, 1),
            SearchPattern.parse(SearchPattern.Kind.NUMBER64, "0x123456789abcdef"),
            true)
        .piece(world, 0);
  }

  /** Mostly present, often leading back to a table that is in use. */
  private static long entry(Random random, long root, long size) {
    long flags = (random.nextLong() & 0x8000_0000_0000_01FEL) | (random.nextInt(8) == 0 ? 0 : 1);
    return switch (random.nextInt(5)) {
      case 0 -> root | flags;
      case 1 -> random.nextLong();
      case 2 -> 0xFEE0_0000L | flags;
      default -> (random.nextLong(size) & -4096) | flags;
    };
  }

  /** A root whose every entry leads back to it: 512 to the power of 4 pages. */
  @Test
  void aTableThatIsAllItselfIsCountedNotListed() {
    World world = Worlds.afterExits("demo", 60);
    GuestMemory memory = world.machine(1).memory();
    long root = world.machine(1).cpu().state.cr3 & PageTableEntry.ADDRESS;
    for (int i = 0; i < 512; i++) {
      memory.write(root + 8L * i, 8, root | 0x27);
    }
    TableSummary summary = TableReader.summary(world, TableQuery.top(1));
    assertThat(summary.complete()).isTrue();
    long all = summary.counts().values().stream().mapToLong(Long::longValue).sum();
    assertThat(all).isEqualTo(512L * 512 * 512 * 512 + 512L * 512 * 512 + 512L * 512 + 512);
    assertThat(TableReader.listing(world, TableQuery.top(1), Set.of(), 1000).complete()).isFalse();
    var mode = GuestPaging.mode(world.machine(1).cpu().state, root, false);
    assertThat(MappingReader.visit(memory, mode, page -> true)).isFalse();
    assertThat(MappingReader.ranges(memory, mode, 100)).isNotEmpty();
  }
}
