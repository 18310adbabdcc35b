package org.matryoshka.gui.fx.view.guest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matryoshka.gui.inspect.guest.GuestReader;
import org.matryoshka.gui.inspect.guest.GuestSnapshot;
import org.matryoshka.gui.inspect.guest.ProcessDetail;
import org.matryoshka.gui.inspect.guest.ProcessInfo;
import org.matryoshka.gui.inspect.guest.ThreadInfo;
import org.matryoshka.gui.inspect.guest.WeightChange;
import org.matryoshka.gui.session.World;

/** What the view Guest shows: a tree of processes with their changes since the last look. */
public final class GuestModel {
  /**
   * An answer of the session.
   *
   * @param vm number of the VM, from 1
   * @param vmName its name
   * @param step when it was read
   * @param guest what was read
   * @param detail all about the process that was asked for, if it is there
   */
  public record Answer(
      int vm, String vmName, long step, GuestSnapshot guest, Optional<ProcessDetail> detail) {}

  private final IdentityHashMap<byte[], GuestReader> readers = new IdentityHashMap<>();
  private Map<Long, GuestRow> before = Map.of();
  private Map<Long, GuestRow> rows = Map.of();
  private List<GuestRow> roots = List.of();
  private Answer answer;

  /**
   * Reads a guest; on the session's thread.
   *
   * @param vm from 1; the last VM stands for greater numbers
   * @param pid the process to read in full
   */
  public Answer ask(World world, int vm, int pid) {
    int number = Math.clamp(vm, 1, world.machines().size());
    GuestReader reader =
        readers.computeIfAbsent(world.image(number).bytes(), GuestReader::forImage);
    GuestSnapshot guest = reader.read(world.machine(number));
    Optional<ProcessDetail> detail =
        guest.isReadable() ? reader.detail(world.machine(number), pid) : Optional.empty();
    return new Answer(
        number, world.machine(number).config().name(), world.position(), guest, detail);
  }

  /** How to give a thread another nice value; on the session's thread. */
  public WeightChange plan(World world, int vm, int tid, int nice) {
    return readers
        .computeIfAbsent(world.image(vm).bytes(), GuestReader::forImage)
        .planNice(world.machine(vm), tid, nice);
  }

  /** Takes an answer; on the window's thread. */
  public void take(Answer next) {
    boolean same = answer != null && answer.vm() == next.vm();
    if (same && next.step() != answer.step()) {
      before = rows;
    } else if (!same) {
      before = Map.of();
    }
    answer = next;
    Map<Long, GuestRow> found = new HashMap<>();
    roots = tree(next.guest(), found);
    rows = found;
  }

  /** The latest answer; null before the first. */
  public Answer answer() {
    return answer;
  }

  /** Processes without a parent, with all others below them. */
  public List<GuestRow> roots() {
    return roots;
  }

  private List<GuestRow> tree(GuestSnapshot guest, Map<Long, GuestRow> found) {
    Map<Integer, List<ProcessInfo>> children = new HashMap<>();
    Set<Integer> known = new HashSet<>();
    guest.processes().forEach(process -> known.add(process.pid()));
    List<ProcessInfo> tops = new ArrayList<>();
    for (ProcessInfo process : guest.processes()) {
      if (known.contains(process.parent()) && process.parent() != process.pid()) {
        children.computeIfAbsent(process.parent(), p -> new ArrayList<>()).add(process);
      } else {
        tops.add(process);
      }
    }
    List<GuestRow> made = new ArrayList<>();
    Set<Integer> placed = new HashSet<>();
    tops.forEach(process -> made.add(row(process, children, found, placed)));
    // parents in a circle, which only a damaged kernel has: each is shown, once
    for (ProcessInfo process : guest.processes()) {
      if (!placed.contains(process.pid())) {
        made.add(row(process, children, found, placed));
      }
    }
    return made;
  }

  private GuestRow row(
      ProcessInfo process,
      Map<Integer, List<ProcessInfo>> children,
      Map<Long, GuestRow> found,
      Set<Integer> placed) {
    placed.add(process.pid());
    List<GuestRow> below = new ArrayList<>();
    List<ThreadInfo> threads = process.threads();
    for (int i = 1; i < threads.size(); i++) {
      below.add(marked(new GuestRow(process, threads.get(i), true, List.of(), Set.of()), found));
    }
    for (ProcessInfo child : children.getOrDefault(process.pid(), List.of())) {
      if (!placed.contains(child.pid())) {
        below.add(row(child, children, found, placed));
      }
    }
    ThreadInfo first = threads.isEmpty() ? null : threads.getFirst();
    return marked(new GuestRow(process, first, false, below, Set.of()), found);
  }

  private GuestRow marked(GuestRow row, Map<Long, GuestRow> found) {
    GuestRow old = before.get(row.identity());
    Set<GuestRow.Column> changed = EnumSet.noneOf(GuestRow.Column.class);
    if (old == null && !before.isEmpty()) {
      changed.add(GuestRow.Column.PID); // it is new
    }
    for (GuestRow.Column column : GuestRow.Column.values()) {
      if (old != null && !old.text(column).equals(row.text(column))) {
        changed.add(column);
      }
    }
    GuestRow result =
        new GuestRow(row.process(), row.thread(), row.isThread(), row.children(), changed);
    found.put(row.identity(), result);
    return result;
  }
}
