package org.matryoshka.gui.fx.view.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.matryoshka.gui.inspect.code.CodeLine;
import org.matryoshka.gui.inspect.code.CodeRequest;
import org.matryoshka.gui.inspect.code.CodeSnapshot;
import org.matryoshka.gui.inspect.code.CodeText;
import org.matryoshka.gui.inspect.code.SourcePosition;
import org.matryoshka.gui.session.Breakpoint;

/** What the view Code asks for, and what its rows show. */
final class CodeModel {
  private static final int BEFORE = 120;
  private static final int COUNT = 360;
  private static final int PLACES = 100;
  private static final int TRAIL = 4096;

  /** Where source lines stand. */
  enum SourceMode {
    /** Between the instructions, before the first one of a line. */
    BETWEEN("Source between"),
    /** In a column of its own. */
    BESIDE("Source beside"),
    /** Nowhere. */
    NONE("No source");

    private final String title;

    SourceMode(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    /** The mode of a name; the first one if there is none of this name. */
    static SourceMode of(String name) {
      for (SourceMode mode : values()) {
        if (mode.name().equals(name)) {
          return mode;
        }
      }
      return BETWEEN;
    }
  }

  /** A place that was looked at. */
  private record Place(OptionalLong root, long address) {}

  private final Deque<Place> behind = new ArrayDeque<>();
  private final Deque<Place> ahead = new ArrayDeque<>();

  /** Where each VM was at the steps that were seen: what was executed last can be told from it. */
  private final Map<Long, Place> trail =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Place> eldest) {
          return size() > TRAIL;
        }
      };

  private int vm = 1;
  private Place browsed;
  private boolean following = true;
  private SourceMode sourceMode = SourceMode.BETWEEN;
  private CodeSnapshot shown;
  private OptionalLong last = OptionalLong.empty();
  private List<Breakpoint> breakpoints = List.of();
  private long selected;

  /** Lines are not to begin where they did. */
  private boolean fresh;

  // What is asked for

  /** Looks at another VM. */
  void setVm(int number) {
    if (vm != number) {
      vm = number;
      browsed = null;
      behind.clear();
      ahead.clear();
      trail.clear();
      last = OptionalLong.empty();
      shown = null;
    }
  }

  /** Whether it goes where the VM is, each time that the machine has moved. */
  void setFollowing(boolean on) {
    following = on;
    if (on) {
      browsed = null;
    } else if (shown != null && browsed == null) {
      browsed = new Place(OptionalLong.empty(), shown.rip());
    }
  }

  boolean isFollowing() {
    return following;
  }

  /** The request for the session. */
  CodeRequest request() {
    CodeRequest request =
        new CodeRequest(
            vm,
            browsed == null ? OptionalLong.empty() : browsed.root(),
            browsed == null ? OptionalLong.empty() : OptionalLong.of(browsed.address()),
            OptionalLong.empty(),
            BEFORE,
            COUNT);
    return fresh || shown == null || shown.lines().isEmpty()
        ? request
        : request.from(shown.start());
  }

  /** Goes to an address of the current address space, or another one. */
  void goTo(OptionalLong root, long address) {
    Place here = here();
    if (here != null) {
      behind.push(here);
      while (behind.size() > PLACES) {
        behind.removeLast();
      }
    }
    ahead.clear();
    browsed = new Place(root, address);
    selected = address;
  }

  /** Goes back to where one has looked before. */
  boolean back() {
    return move(behind, ahead);
  }

  /** Goes forth again. */
  boolean forward() {
    return move(ahead, behind);
  }

  boolean canGoBack() {
    return !behind.isEmpty();
  }

  boolean canGoForward() {
    return !ahead.isEmpty();
  }

  private boolean move(Deque<Place> from, Deque<Place> to) {
    if (from.isEmpty()) {
      return false;
    }
    Place here = here();
    if (here != null) {
      to.push(here);
    }
    browsed = from.pop();
    selected = browsed.address();
    return true;
  }

  private Place here() {
    if (shown == null) {
      return null;
    }
    long at = selected != 0 ? selected : browsed != null ? browsed.address() : shown.rip();
    return new Place(browsed == null ? OptionalLong.empty() : browsed.root(), at);
  }

  /** Asks for lines around one: the user has scrolled to where they end. */
  void reachOut(long address) {
    browsed = new Place(browsed == null ? OptionalLong.empty() : browsed.root(), address);
    fresh = true;
  }

  // What is there

  /**
   * Takes an answer.
   *
   * @param exitRip where the exit was that was the last step of this VM; empty if it was none
   * @return whether the place to be seen has changed, so that the list may have to be scrolled
   */
  boolean accept(CodeSnapshot now, OptionalLong exitRip) {
    boolean moved =
        shown == null
            || shown.rip() != now.rip()
            || shown.step() != now.step()
            || shown.vm() != now.vm();
    boolean other = shown == null || shown.address() != now.address();
    if (shown == null || shown.step() != now.step()) {
      Place before = trail.get(now.step() - 1);
      last =
          exitRip.isPresent()
              ? exitRip
              : before == null || before.address() == now.rip()
                  ? OptionalLong.empty()
                  : OptionalLong.of(before.address());
    }
    trail.put(now.step(), new Place(OptionalLong.empty(), now.rip()));
    if (moved && following && browsed != null && shown != null) {
      browsed = null;
      other = true;
    }
    if (moved) {
      selected = 0;
    }
    shown = now;
    fresh = false;
    return moved || other;
  }

  void setBreakpoints(List<Breakpoint> all) {
    breakpoints = all;
  }

  List<Breakpoint> breakpoints() {
    return breakpoints;
  }

  void setSourceMode(SourceMode mode) {
    sourceMode = mode;
  }

  SourceMode sourceMode() {
    return sourceMode;
  }

  void select(long address) {
    selected = address;
  }

  /** Address of the selected instruction; 0 if none is. */
  long selected() {
    return selected;
  }

  CodeSnapshot shown() {
    return shown;
  }

  /** The address that is to be seen. */
  long focus() {
    return browsed != null ? browsed.address() : shown.rip();
  }

  /** The instruction that was executed last, if that is known. */
  OptionalLong last() {
    return last;
  }

  /** The breakpoint at an address. */
  Optional<Breakpoint> breakpoint(long address) {
    return breakpoints.stream()
        .filter(
            one ->
                one.place() instanceof Breakpoint.Execution(int ofVm, long at, OptionalLong _)
                    && (ofVm == 0 || ofVm == vm)
                    && at == address)
        .findFirst();
  }

  /** All rows. */
  List<CodeRow> rows() {
    if (shown == null) {
      return List.of();
    }
    List<CodeLine> lines = shown.lines();
    List<List<JumpArrows.Piece>> arrows =
        JumpArrows.layOut(lines, selected != 0 ? selected : shown.rip());
    List<CodeRow> rows = new ArrayList<>();
    String file = "";
    for (int i = 0; i < lines.size(); i++) {
      CodeLine line = lines.get(i);
      List<JumpArrows.Piece> passing = JumpArrows.above(arrows.get(i));
      if (!line.label().isEmpty()) {
        rows.add(new CodeRow.Label(line.address(), line.label(), passing));
      }
      String own = line.source().map(SourcePosition::file).orElse(file);
      if (sourceMode == SourceMode.BETWEEN) {
        for (CodeLine.SourceLine source : line.sourceLines()) {
          if (source.text().isBlank() && line.sourceLines().size() > 1) {
            continue;
          }
          String heading = own.equals(file) ? "" : own;
          rows.add(
              new CodeRow.Source(line.address(), heading, source.number(), source.text(), passing));
          file = own;
        }
      }
      rows.add(
          new CodeRow.Code(
              line,
              line.address() == shown.rip() && shown.current(),
              last.isPresent() && last.getAsLong() == line.address(),
              stop(line.address()),
              arrows.get(i),
              beside(line)));
    }
    return rows;
  }

  private String beside(CodeLine line) {
    if (sourceMode != SourceMode.BESIDE || line.sourceLines().isEmpty()) {
      return "";
    }
    CodeLine.SourceLine source = line.sourceLines().getLast();
    return "%5d  %s".formatted(source.number(), source.text());
  }

  private CodeRow.Stop stop(long address) {
    return breakpoint(address)
        .map(
            one ->
                !one.enabled()
                    ? CodeRow.Stop.DISABLED
                    : one.condition().isEmpty() && one.ignore() == 0
                        ? CodeRow.Stop.ALWAYS
                        : CodeRow.Stop.CONDITIONAL)
        .orElse(CodeRow.Stop.NONE);
  }

  /** The row of the instruction at an address; −1 if there is none. */
  static int index(List<CodeRow> rows, long address) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof CodeRow.Code code
          && Long.compareUnsigned(address - code.address(), code.line().length()) < 0) {
        return i;
      }
    }
    return -1;
  }

  /** What the header says of the address space. */
  String spaceText() {
    return shown == null
        ? ""
        : "space 0x%x%s".formatted(shown.root(), shown.current() ? "" : " (not the current one)");
  }

  /** All lines as text. */
  String text() {
    return shown == null ? "" : CodeText.of(shown);
  }

  /**
   * Symbols that fit what has been typed, best first: those that begin with it, then those that
   * hold it.
   */
  static List<String> complete(List<String> symbols, String typed, int limit) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty() || wanted.startsWith("0x")) {
      return List.of();
    }
    List<String> begin = new ArrayList<>();
    List<String> inside = new ArrayList<>();
    for (String symbol : symbols) {
      String lower = symbol.toLowerCase(Locale.ROOT);
      if (lower.startsWith(wanted)) {
        begin.add(symbol);
      } else if (lower.contains(wanted)) {
        inside.add(symbol);
      }
    }
    begin.addAll(inside);
    return List.copyOf(begin.subList(0, Math.min(limit, begin.size())));
  }
}
