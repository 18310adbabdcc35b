package org.matryoshka.gui.inspect.guest;

import java.nio.charset.StandardCharsets;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.hv.VirtualMachine;

/** Kukla in a virtual machine, at its shell's prompt. */
final class KuklaGuest {
  private static final String PROMPT = "# ";
  private static final int MOST_SLICES = 4000;
  private static final long SLICE = 50_000;

  private final World world;
  private final GuestReader reader;

  KuklaGuest() throws WorldException {
    this(new World(WorldLoader.load("kukla")));
  }

  private KuklaGuest(World world) {
    this.world = world;
    reader = GuestReader.forImage(world.image(1).bytes());
  }

  /** The guest of a world of one VM, run to the first prompt. */
  static KuklaGuest in(World world) {
    KuklaGuest guest = new KuklaGuest(world);
    guest.prompt();
    return guest;
  }

  /** Runs to the first prompt. */
  static KuklaGuest booted() throws WorldException {
    KuklaGuest guest = new KuklaGuest();
    guest.prompt();
    return guest;
  }

  World world() {
    return world;
  }

  VirtualMachine machine() {
    return world.machine(1);
  }

  GuestReader reader() {
    return reader;
  }

  GuestSnapshot look() {
    return reader.read(machine());
  }

  void type(String text) {
    machine().type(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Types a command and returns what it printed, lines ending in a line feed. */
  String command(String line) {
    int before = world.console(1).size();
    type(line + "\n");
    prompt();
    String printed = console(before);
    int start = printed.indexOf('\n') + 1;
    int end = printed.lastIndexOf('\n') + 1;
    return printed.substring(Math.min(start, end), end);
  }

  private void prompt() {
    int from = world.console(1).size();
    for (int i = 0; i < MOST_SLICES; i++) {
      world.run(SLICE);
      if (world.console(1).size() > from && console(0).endsWith(PROMPT)) {
        return;
      }
    }
    throw new AssertionError("no prompt: " + console(0));
  }

  private String console(int from) {
    byte[] bytes = world.console(1).bytes(from, world.console(1).size());
    return new String(bytes, StandardCharsets.UTF_8).replace("\r", "");
  }
}
