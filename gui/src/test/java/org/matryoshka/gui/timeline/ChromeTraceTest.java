package org.matryoshka.gui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.gui.scenario.BundledScenarios;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.observe.ExitCount;

/** Traces for Perfetto, of every bundled scenario, under a strict checker. */
class ChromeTraceTest {
  /** One event as far as the checker needs it. */
  private record Event(
      String phase, String name, long process, long thread, long time, long duration, long id) {}

  static List<String> scenarios() {
    return BundledScenarios.names();
  }

  private static World run(String scenario, long steps, ByteArrayOutputStream out, long from)
      throws WorldException {
    World world = new World(WorldLoader.load(scenario));
    ChromeTrace trace = new ChromeTrace(world.hypervisor(), out, from);
    RunResult result = RunResult.BUDGET;
    while (result == RunResult.BUDGET && world.position() < steps) {
      result = world.run(Math.min(777_777, steps - world.position()));
    }
    trace.close();
    return world;
  }

  private static List<Event> parse(ByteArrayOutputStream out) throws IOException {
    List<Event> events = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(out.toByteArray())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && parser.currentName().equals("traceEvents")) {
          assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            events.add(event(parser));
          }
        }
      }
    }
    return events;
  }

  private static Event event(JsonParser parser) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else {
        fields.put(name, parser.getText());
      }
    }
    return new Event(
        fields.get("ph"),
        fields.get("name"),
        Long.parseLong(fields.get("pid")),
        Long.parseLong(fields.get("tid")),
        Long.parseLong(fields.get("ts")),
        Long.parseLong(fields.getOrDefault("dur", "-1")),
        Long.parseLong(fields.getOrDefault("id", "-1")));
  }

  /** Complains of slices of one track that overlap without one holding the other, and of others. */
  private static void checkNesting(List<Event> events) {
    Map<Long, List<Event>> tracks = new HashMap<>();
    for (Event event : events) {
      assertThat(event.time()).isNotNegative();
      if (event.phase().equals("X")) {
        assertThat(event.duration()).as("%s", event).isPositive();
        tracks.computeIfAbsent(event.thread(), thread -> new ArrayList<>()).add(event);
      }
    }
    for (List<Event> track : tracks.values()) {
      track.sort(
          Comparator.comparingLong(Event::time)
              .thenComparing(Comparator.comparingLong(Event::duration).reversed()));
      List<Event> open = new ArrayList<>();
      for (Event event : track) {
        while (!open.isEmpty() && end(open.getLast()) <= event.time()) {
          open.removeLast();
        }
        if (!open.isEmpty()) {
          assertThat(end(event))
              .as("%s in %s", event, open)
              .isLessThanOrEqualTo(end(open.getLast()));
          assertThat(event.time()).as("%s", event).isNotEqualTo(open.getLast().time());
        }
        open.add(event);
      }
    }
  }

  private static long end(Event event) {
    return event.time() + event.duration();
  }

  private static void checkNames(List<Event> events) {
    Set<Long> named = new HashSet<>();
    Map<Long, Long> processOf = new HashMap<>();
    for (Event event : events) {
      assertThat(event.phase()).isIn("M", "X", "C", "s", "f");
      if (event.name().equals("thread_name")) {
        named.add(event.thread());
      }
      Long process = processOf.putIfAbsent(event.thread(), event.process());
      assertThat(process == null || process == event.process()).isTrue();
    }
    assertThat(named).containsAll(processOf.keySet());
  }

  private static void checkArrows(List<Event> events) {
    Map<Long, Event> starts = new HashMap<>();
    Map<Long, Set<Long>> exits = new HashMap<>();
    for (Event event : events) {
      if (event.phase().equals("s")) {
        assertThat(starts.put(event.id(), event)).isNull();
      } else if (event.name().startsWith("vmm:EXCEPTION_NMI")) {
        exits.computeIfAbsent(event.thread(), thread -> new HashSet<>()).add(event.time());
      }
    }
    for (Event event : events) {
      if (event.phase().equals("f")) {
        Event start = starts.remove(event.id());
        assertThat(start.time()).isLessThan(event.time());
        assertThat(exits.get(event.thread())).contains(start.time(), event.time());
      }
    }
    assertThat(starts).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenariosTraceIsStrictlyNested(String scenario) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    World world = run(scenario, 4_000_000, out, 0);
    List<Event> events = parse(out);
    checkNesting(events);
    checkNames(events);
    checkArrows(events);
    assertThat(sums(events)).isEqualTo(table(world));
  }

  /** Cycles of slices by name and VM: exits alone. */
  private static Map<String, Long> sums(List<Event> events) {
    Map<String, Long> sums = new HashMap<>();
    for (Event event : events) {
      if (event.name().startsWith("vmm:") && !event.name().equals("vmm:interrupt delivered")) {
        sums.merge(event.process() + " " + event.name(), event.duration(), Long::sum);
      }
    }
    return sums;
  }

  /** The time column of the exit table. */
  private static Map<String, Long> table(World world) {
    Map<String, Long> sums = new HashMap<>();
    for (VirtualMachine vm : world.machines()) {
      for (ExitCount row : vm.statistics().exits()) {
        sums.merge(vm.number() + " vmm:" + row.label(), row.cycles(), Long::sum);
      }
    }
    return sums;
  }

  @Test
  void guestAndCoreTimeIsAllThere() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    World world = run("two-vms", 15_000_000, out, 0);
    List<Event> events = parse(out);
    for (VirtualMachine vm : world.machines()) {
      long onCore = 0;
      long named = 0;
      for (Event event : events) {
        boolean runs = event.name().startsWith("guest-") || event.name().startsWith("vmm:");
        onCore +=
            event.thread() == vm.number() && event.phase().equals("X") && runs
                ? event.duration()
                : 0;
        named +=
            event.process() == ChromeTrace.MACHINE && event.name().equals(vm.config().name())
                ? event.duration()
                : 0;
      }
      assertThat(onCore).isEqualTo(vm.statistics().cycles());
      assertThat(named).isEqualTo(vm.statistics().cycles());
    }
    assertThat(events.stream().filter(e -> e.phase().equals("s")).count()).isPositive();
    assertThat(events.stream().map(Event::name))
        .contains("run queue", "shadow pages", "share of a core");
  }

  @Test
  void aPartBeginsWhereItShould() throws Exception {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    run("demo-kernel", 300_000, whole, 0);
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    run("demo-kernel", 300_000, part, 200_000);
    List<Event> all = parse(whole);
    List<Event> some = parse(part);
    checkNesting(some);
    assertThat(some).hasSizeLessThan(all.size());
    assertThat(all).containsAll(some.stream().filter(e -> e.phase().equals("X")).toList());
  }
}
