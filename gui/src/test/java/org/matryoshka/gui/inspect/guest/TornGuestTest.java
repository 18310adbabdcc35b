package org.matryoshka.gui.inspect.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.hv.memory.GuestMemory;

/** Looks at moments in which the kernel is in the middle of something, and at damaged memory. */
class TornGuestTest {
  @Test
  void anyStepOfABusyKernelCanBeLookedAt() throws WorldException {
    KuklaGuest guest = KuklaGuest.booted();
    guest.type(
        "while true; do sleep 0.001 | cat & sh -c 'sh -c true; sleep 0.002' | wc; jobs; done\n");
    Random random = new Random(4);
    int torn = 0;
    int inKernel = 0;
    int most = 0;
    for (int i = 0; i < 3000; i++) {
      guest.world().run(1 + random.nextInt(i % 10 == 0 ? 20_000 : 300));
      boolean user = guest.machine().cpu().state.cpl == 3;
      GuestSnapshot seen = guest.look();
      assertThat(seen.isReadable()).isTrue();
      assertThat(seen.process(1)).isPresent();
      inKernel += user ? 0 : 1;
      torn += seen.notes().isEmpty() ? 0 : 1;
      most = Math.max(most, seen.processes().size());
      if (user) {
        assertThat(seen.notes()).as("the kernel is at rest").isEmpty();
        assertThat(seen.currentTid()).isPositive();
      }
      if (i % 20 == 0) {
        seen.processes().forEach(p -> guest.reader().detail(guest.machine(), p.pid()));
      }
    }
    assertThat(inKernel).isGreaterThan(500);
    assertThat(torn).isLessThan(inKernel);
    assertThat(most).isGreaterThan(6);
  }

  @Test
  void bootCanBeLookedAtFromTheFirstStep() throws WorldException {
    KuklaGuest guest = new KuklaGuest();
    assertThat(guest.look().isReadable()).isFalse();
    assertThat(guest.look().problem()).contains("still starting");
    Random random = new Random(5);
    int readable = 0;
    while (guest.world().position() < 800_000) {
      guest.world().run(1 + random.nextInt(3000));
      GuestSnapshot seen = guest.look();
      assertThat(seen.problem()).doesNotContain("debug information");
      readable += seen.isReadable() ? 1 : 0;
    }
    assertThat(readable).isPositive();
  }

  @Test
  void damagedMemoryGivesPartialAnswers() throws WorldException {
    KuklaGuest guest = KuklaGuest.booted();
    guest.command("sleep 90000 | cat &");
    GuestMemory memory = guest.machine().memory();
    Random random = new Random(6);
    int noted = 0;
    for (int i = 0; i < 1500; i++) {
      // half of what looks like a kernel pointer is turned to somewhere else, never so far
      for (int j = 0; j < 40; j++) {
        damage(memory, random);
      }
      GuestSnapshot seen = guest.look();
      seen.processes().forEach(p -> guest.reader().detail(guest.machine(), p.pid()));
      ProcessesText.of(seen);
      boolean lost = seen.problem().contains("can't be read");
      noted += seen.notes().isEmpty() && !lost ? 0 : 1;
    }
    assertThat(noted).isGreaterThan(100);
  }

  private static void damage(GuestMemory memory, Random random) {
    for (int tries = 0; tries < 200; tries++) {
      long gpa = (random.nextLong(memory.size()) & -4096L) + 8L * random.nextInt(512);
      if (!memory.isTouched((int) (gpa >>> 12))) {
        continue;
      }
      long value = memory.read(gpa, 8);
      if (value >>> 40 == 0xFFFF88L || value >>> 32 == 0xFFFF_FFFFL) {
        long other = random.nextInt(4) == 0 ? random.nextLong() : value + 8L * random.nextInt(64);
        memory.write(gpa, 8, other);
        return;
      }
    }
  }

  @Test
  void anyImageCanBeAskedFor() {
    Random random = new Random(7);
    byte[] image = org.matryoshka.guest.image.GuestImages.bytes("kukla");
    for (int i = 0; i < 60; i++) {
      byte[] hostile = image.clone();
      int from = Math.max(0, hostile.length - 300_000);
      for (int j = 0; j < 2000; j++) {
        hostile[from + random.nextInt(hostile.length - from)] = (byte) random.nextInt();
      }
      DebugTypes.of(hostile);
      DebugTypes.of(java.util.Arrays.copyOf(image, random.nextInt(image.length)));
    }
    assertThat(DebugTypes.of(new byte[0]).isEmpty()).isTrue();
    assertThat(DebugTypes.of(image).isEmpty()).isFalse();
  }
}
