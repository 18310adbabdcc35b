package org.matryoshka.gui.fx.view.console;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.matryoshka.gui.session.ConsoleLog;
import org.matryoshka.gui.session.World;

/**
 * A terminal for each VM, kept up to date with what the VMs have sent. The session's thread {@link
 * #ask asks} for what is new, the window's {@link #take takes} it: answers may be lost, and may
 * overlap. When somebody has gone back in time, a terminal starts over.
 */
public final class ConsoleModel {
  /** Bytes from which a terminal is made anew; what came before has left its scrollback. */
  private static final int MOST_ANEW = 4 << 20;

  /** Rows of a terminal unless somebody chooses. */
  public static final int ROWS = 24;

  /** Columns of a terminal unless somebody chooses. */
  public static final int COLUMNS = 80;

  /**
   * What is new.
   *
   * @param vm number of the VM, from 1
   * @param name of the VM
   * @param count how many VMs there are
   * @param epoch equal tokens: bytes were only added
   * @param from index of the first byte
   * @param bytes the bytes from there on
   */
  public record News(int vm, String name, int count, Object epoch, int from, byte[] bytes) {}

  /** How much of a console has been taken. */
  private record Taken(Object epoch, int size) {}

  private final Map<Integer, TerminalScreen> screens = new HashMap<>();
  private final Map<Integer, Taken> taken = new java.util.concurrent.ConcurrentHashMap<>();

  /** The terminal of a VM. */
  public TerminalScreen screen(int vm) {
    return screens.computeIfAbsent(
        vm,
        v -> {
          TerminalScreen screen = new TerminalScreen(ROWS, COLUMNS);
          screen.setImplicitReturn(true);
          return screen;
        });
  }

  /**
   * What a VM has sent since the last news were taken; on the session's thread.
   *
   * @param vm from 1; the last VM stands for greater numbers
   */
  public News ask(World world, int vm) {
    int number = Math.min(vm, world.machines().size());
    ConsoleLog log = world.console(number);
    Taken known = taken.get(number);
    boolean goesOn =
        known != null && known.epoch().equals(log.epoch()) && known.size() <= log.size();
    int from = goesOn ? known.size() : Math.max(0, log.size() - MOST_ANEW);
    return new News(
        number,
        world.machine(number).config().name(),
        world.machines().size(),
        log.epoch(),
        from,
        log.bytes(from, log.size()));
  }

  /**
   * Takes news into the VM's terminal; on the window's thread.
   *
   * @param isLive whether the bytes were sent just now, not run again: then questions to the
   *     terminal are to be answered
   * @return what the terminal answers to the guest; mostly nothing
   */
  public String take(News news, boolean isLive) {
    TerminalScreen screen = screen(news.vm());
    Taken known = taken.get(news.vm());
    int skip = 0;
    boolean goesOn =
        known != null && known.epoch().equals(news.epoch()) && news.from() <= known.size();
    if (goesOn) {
      skip = Math.min(known.size() - news.from(), news.bytes().length);
    } else {
      screen.reset();
    }
    byte[] fresh = java.util.Arrays.copyOfRange(news.bytes(), skip, news.bytes().length);
    screen.feed(fresh);
    taken.put(news.vm(), new Taken(news.epoch(), news.from() + news.bytes().length));
    String replies = new String(screen.takeReplies(), StandardCharsets.US_ASCII);
    return goesOn && isLive ? replies : "";
  }
}
