package org.matryoshka.gui.inspect.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.inspect.paging.TranslationQuery;
import org.matryoshka.gui.inspect.paging.TranslationReader;
import org.matryoshka.gui.inspect.paging.Worlds;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.memory.FrameUse;

class MemoryReaderTest {
  private static World world;

  @BeforeAll
  static void boot() {
    world = Worlds.afterExits("demo", 900);
  }

  private static MemoryBlock read(Viewpoint view, long start, int length) {
    return MemoryReader.read(world, MemorySpace.of(view, 1), start, length);
  }

  @Test
  void allViewpointsSeeTheSameBytes() {
    CpuState state = world.machine(1).cpu().state;
    long rip = state.rip;
    var place = TranslationReader.read(world, TranslationQuery.read(1, rip)).place();
    byte[] here = read(Viewpoint.VIRTUAL, rip, 16).bytes();
    assertThat(here).isNotEqualTo(new byte[16]);
    assertThat(read(Viewpoint.CPU, rip, 16).bytes()).isEqualTo(here);
    assertThat(read(Viewpoint.GUEST_PHYSICAL, place.gpa(), 16).bytes()).isEqualTo(here);
    assertThat(read(Viewpoint.MACHINE, place.hpa(), 16).bytes()).isEqualTo(here);
  }

  @Test
  void whatCannotBeReadSaysWhy() {
    assertThat(read(Viewpoint.GUEST_PHYSICAL, 0xfee0_0000L, 16).pages().getFirst().note())
        .isEqualTo("device LOCAL_APIC");
    assertThat(read(Viewpoint.GUEST_PHYSICAL, 0xc000_0000L, 16).pages().getFirst().note())
        .isEqualTo("no memory");
    assertThat(read(Viewpoint.CPU, 1L << 50, 16).pages().getFirst().note())
        .contains("not canonical");
    assertThat(read(Viewpoint.CPU, 0x10_0000_0000L, 16).pages().getFirst().note())
        .isEqualTo("not mapped");
    assertThat(read(Viewpoint.MACHINE, 1L << 40, 16).readable(1L << 40)).isFalse();
  }

  @Test
  void untouchedRamIsZeroesAndStaysUntouched() {
    long last = world.machine(1).memory().size() - 4096;
    int touched = world.machine(1).memory().touched();
    MemoryBlock block = read(Viewpoint.GUEST_PHYSICAL, last, 4096);
    assertThat(block.pages().getFirst().note()).contains("not touched");
    assertThat(block.bytes()).isEqualTo(new byte[4096]);
    assertThat(world.machine(1).memory().touched()).isEqualTo(touched);
  }

  @Test
  void aBlockEndsWithTheAddressSpace() {
    MemoryBlock block = read(Viewpoint.VIRTUAL, -32, 4096);
    assertThat(block.length()).isEqualTo(32);
    assertThat(MemoryText.of(block)).contains("0xfffffffffffffff0");
  }

  @Test
  void tablesAreDecoded() {
    long root = world.machine(1).cpu().state.cr3 & -4096;
    MemoryBlock block = read(Viewpoint.TABLES, root, 4096);
    assertThat(block.tableLevels()).containsEntry(root >>> 12, 4);
    assertThat(MemoryText.of(block)).contains("PW---A----");
  }

  private static SearchProgress search(Viewpoint view, String text, boolean forwards, long from) {
    MemorySearch search =
        new MemorySearch(
            MemorySpace.of(view, 1),
            new SearchPattern(text.getBytes(StandardCharsets.UTF_8)),
            forwards);
    SearchProgress progress = search.piece(world, from);
    while (progress.state() == SearchProgress.State.GOES_ON) {
      progress = search.piece(world, progress.address());
    }
    return progress;
  }

  @Test
  void searchFindsBothWays() {
    String text = "Kukla";
    SearchProgress first = search(Viewpoint.GUEST_PHYSICAL, text, true, 0);
    assertThat(first.state()).isEqualTo(SearchProgress.State.FOUND);
    assertThat(
            new String(
                read(Viewpoint.GUEST_PHYSICAL, first.address(), 5).bytes(), StandardCharsets.UTF_8))
        .isEqualTo(text);
    SearchProgress second = search(Viewpoint.GUEST_PHYSICAL, text, true, first.address() + 1);
    assertThat(second.address()).isGreaterThan(first.address());
    SearchProgress back = search(Viewpoint.GUEST_PHYSICAL, text, false, second.address() - 1);
    assertThat(back.address()).isEqualTo(first.address());
    assertThat(search(Viewpoint.GUEST_PHYSICAL, text, false, first.address() - 1).state())
        .isEqualTo(SearchProgress.State.END);
  }

  @Test
  void searchInVirtualSpaceGoesThroughMappedPagesOnly() {
    SearchProgress found = search(Viewpoint.VIRTUAL, "Kukla", true, 0);
    assertThat(found.state()).isEqualTo(SearchProgress.State.FOUND);
    SearchProgress none = search(Viewpoint.VIRTUAL, "no such text is anywhere\u0001", true, 0);
    assertThat(none.state()).isEqualTo(SearchProgress.State.END);
  }

  @Test
  void aMatchMayCrossPagesButNotHoles() {
    World own = Worlds.of("demo-kernel");
    var memory = own.machine(1).memory();
    byte[] pattern = "across".getBytes(StandardCharsets.UTF_8);
    memory.copyIn(0x30_0000 - 3, pattern, 0, 6);
    MemorySearch search =
        new MemorySearch(
            MemorySpace.of(Viewpoint.GUEST_PHYSICAL, 1), new SearchPattern(pattern), true);
    assertThat(search.piece(own, 0x2f_f000).address()).isEqualTo(0x30_0000 - 3);
    MemorySearch back =
        new MemorySearch(
            MemorySpace.of(Viewpoint.GUEST_PHYSICAL, 1), new SearchPattern(pattern), false);
    assertThat(back.piece(own, 0x30_1000).address()).isEqualTo(0x30_0000 - 3);
  }

  @Test
  void patternsAreChecked() {
    assertThat(SearchPattern.parse(SearchPattern.Kind.BYTES, "55 48 89e5").bytes())
        .containsExactly(0x55, 0x48, 0x89, 0xe5);
    assertThat(SearchPattern.parse(SearchPattern.Kind.NUMBER32, "-2").bytes())
        .containsExactly(0xfe, 0xff, 0xff, 0xff);
    assertThat(SearchPattern.parse(SearchPattern.Kind.NUMBER16, "0xffff").bytes())
        .containsExactly(0xff, 0xff);
    assertThatThrownBy(() -> SearchPattern.parse(SearchPattern.Kind.NUMBER16, "65536"))
        .hasMessageContaining("does not fit into 16 bits");
    assertThatThrownBy(() -> SearchPattern.parse(SearchPattern.Kind.BYTES, "5"))
        .hasMessageContaining("not a sequence of bytes");
    assertThatThrownBy(() -> SearchPattern.parse(SearchPattern.Kind.TEXT, ""))
        .hasMessageContaining("nothing to search for");
  }

  @Test
  void theFrameMapAgreesWithTheAllocator() {
    FrameMap map = FrameMapReader.read(world);
    var frames = world.hypervisor().frames();
    var counts = FrameMapReader.counts(map);
    assertThat(counts.stream().mapToInt(FrameCount::frames).sum()).isEqualTo(map.frames());
    for (int vm = 1; vm <= world.machines().size(); vm++) {
      int number = vm;
      assertThat(
              counts.stream()
                  .filter(count -> count.vm() == number && count.letter() == 'S')
                  .mapToInt(FrameCount::frames)
                  .sum())
          .isEqualTo(frames.count(vm, FrameUse.SHADOW_TABLE));
      assertThat(
              counts.stream()
                  .filter(count -> count.vm() == number && count.letter() != 'S')
                  .mapToInt(FrameCount::frames)
                  .sum())
          .isEqualTo(world.machine(vm).memory().touched());
    }
    assertThat(FrameRun.of(map).stream().mapToInt(FrameRun::frames).sum()).isEqualTo(map.frames());
    int frame =
        (int)
            (TranslationReader.read(
                        world, TranslationQuery.read(1, world.machine(1).cpu().state.rip))
                    .place()
                    .hpa()
                >>> 12);
    assertThat(map.letter(frame)).isEqualTo('C');
    assertThat(map.describe(frame)).contains("RAM of VM 1").contains("executed as code");
  }
}
