package org.matryoshka.gui.inspect.exits.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.SomeExits;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.exit.VmExit.Direction;

class QueryParserTest {
  private static final ExitNames NAMES = ExitNames.ofVms(List.of("alpha", "beta"));

  private static final List<ExitEntry> EXITS =
      List.of(
          SomeExits.entry(
              1, 1, 0x1000, new VmExit.IoInstruction(0x3F8, 1, Direction.WRITE), emulated()),
          SomeExits.entry(
              2, 2, 0x2000, new VmExit.IoInstruction(0x60, 1, Direction.READ), emulated()),
          SomeExits.entry(
              3,
              1,
              0x3000,
              new VmExit.PageFault(0x1800, 2, ExitCause.HIDDEN_FAULT),
              new ExitOutcome.Filled(0x1800, 0x9800)),
          SomeExits.entry(
              4,
              2,
              0x4000,
              new VmExit.PageFault(0xFFFF_FFFF_8000_0000L, 0, ExitCause.TRUE_FAULT),
              new ExitOutcome.Injected(14)),
          SomeExits.entry(
              5,
              1,
              0x5000,
              new VmExit.CrAccess(3, Direction.WRITE),
              new ExitOutcome.SwitchedRoot(7)),
          SomeExits.entry(6, 2, 0x6000, new VmExit.Rdmsr(0xC000_0080), emulated()));

  private static ExitOutcome emulated() {
    return ExitOutcome.Emulated.INSTANCE;
  }

  private static String matched(String filter) throws QueryException {
    ExitQuery query = QueryParser.parse(filter, NAMES);
    List<String> found = new ArrayList<>();
    for (ExitEntry entry : EXITS) {
      if (query.matches(entry)) {
        found.add(Long.toString(entry.index()));
      }
    }
    return String.join(" ", found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                   | 1 2 3 4 5 6",
        "vm:alpha                             | 1 3 5",
        "vm:2                                 | 2 4 6",
        "vm:alpha,beta                        | 1 2 3 4 5 6",
        "reason:IO_INSTRUCTION                | 1 2",
        "reason:io_instruction vm:alpha       | 1",
        "reason:28,31                         | 5 6",
        "cause:hidden-fault or cause:true-fault | 3 4",
        "cause:none                           | 1 2 5 6",
        "addr:0x1000-0x2000                   | 3",
        "addr:>0xffff000000000000             | 4",
        "port:0x3f8                           | 1",
        "port:0x60-0x3f8                      | 1 2",
        "msr:0xc0000080                       | 6",
        "cr:3                                 | 5",
        "vector:14                            | 3 4",
        "outcome:injected                     | 4",
        "index:2-4                            | 2 3 4",
        "index:<=2,6                          | 1 2 6",
        "step:>50                             | 6",
        "cycles:>=1080                        | 3 4 5",
        "not vm:alpha                         | 2 4 6",
        "-vm:alpha -port:0x60                 | 4 6",
        "(vm:alpha or port:0x60) and not cr:3 | 1 2 3",
        "root                                 | 5",
        "\"shadow root\"                      | 5",
        "text:\"I/O port\"                    | 1 2",
        "CR3 or HIDDEN                        | 3 5",
        "- reason:30 or beta                  | 2 4 6",
      })
  void findsWhatIsMeant(String filter, String found) throws QueryException {
    assertThat(matched(filter.strip())).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "vm:alhpa          | 3  | did you mean alpha",
        "raeson:HLT        | 0  | did you mean reason",
        "port:0x3g8        | 5  | not a number",
        "port:             | 0  | needs a value",
        "addr:0x20-0x10    | 5  | ends before it begins",
        "(vm:alpha         | 0  | never closed",
        "vm:alpha)         | 8  | without a '('",
        "vm:alpha or       | 11 | something is missing",
        "or vm:alpha       | 0  | both sides",
        "text:\"abc        | 5  | never closed",
        "cause:hidden      | 6  | did you mean hidden-fault",
        "cycles:<0         | 7  | nothing can be",
      })
  void saysWhatIsWrongAndWhere(String filter, int position, String message) {
    assertThatThrownBy(() -> QueryParser.parse(filter.strip(), NAMES))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((QueryException) e).position())
        .isEqualTo(position);
  }

  @Test
  void noTextBreaksTheParser() {
    Random random = new Random(7);
    String[] pieces = {
      "vm", ":", "alpha", " ", "-", "(", ")", "\"", "or", "and", "not", "0x", "1", ">", ",", "ä"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        ExitQuery query = QueryParser.parse(text.toString(), NAMES);
        EXITS.forEach(query::matches);
      } catch (QueryException e) {
        assertThat(e.getMessage()).isNotBlank();
        assertThat(e.position() + e.length()).isBetween(0, text.length());
      }
    }
    assertThatThrownBy(() -> QueryParser.parse("(".repeat(100_000), NAMES))
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void completesFieldsAndValues() {
    assertThat(QueryCompletion.at("vm:alpha ca", 11, NAMES))
        .extracting(proposal -> proposal.applyTo("vm:alpha ca"))
        .containsExactly("vm:alpha cause:");
    assertThat(QueryCompletion.at("-cause:hi", 9, NAMES))
        .extracting(proposal -> proposal.applyTo("-cause:hi"))
        .containsExactly("-cause:hidden-fault");
    assertThat(QueryCompletion.at("vm:alpha,b", 10, NAMES))
        .extracting(proposal -> proposal.applyTo("vm:alpha,b"))
        .containsExactly("vm:alpha,beta");
    assertThat(QueryCompletion.at("", 0, NAMES)).hasSize(QueryField.values().length);
  }
}
