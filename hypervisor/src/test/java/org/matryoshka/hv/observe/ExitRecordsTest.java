package org.matryoshka.hv.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.exit.VmExit;

/** The log and the counters. */
class ExitRecordsTest {
  @Test
  void logKeepsTheLast() {
    ExitLog log = new ExitLog(3);
    for (int i = 0; i < 5; i++) {
      log.exited(i, 1, 0, 100 + i, new VmExit.Hlt(), ExitOutcome.Blocked.INSTANCE, 7);
    }
    assertThat(log.total()).isEqualTo(5);
    assertThat(log.records()).extracting(ExitRecord::time).containsExactly(2L, 3L, 4L);
    assertThat(log.records().getFirst().rip()).isEqualTo(102);
    assertThatThrownBy(() -> new ExitLog(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recordsSpeakPlainly() {
    ExitRecord record =
        new ExitRecord(
            1234,
            2,
            0,
            0x100000,
            new VmExit.CrAccess(3, VmExit.Direction.WRITE),
            new ExitOutcome.SwitchedRoot(3),
            1080);
    assertThat(record.sentence())
        .isEqualTo(
            "The guest wrote CR3, which is privileged; the hypervisor executed it and switched to"
                + " shadow root 3.");
    assertThat(record.toString()).contains("1234 vm2.0 0000000000100000 CR_ACCESS(28)", " 1080 ");
    ExitRecord fault =
        new ExitRecord(
            1,
            1,
            0,
            0,
            new VmExit.PageFault(0x5000, 2, ExitCause.HIDDEN_FAULT),
            new ExitOutcome.Filled(0x5000, 0x7000),
            1);
    assertThat(fault.sentence())
        .isEqualTo(
            "The guest wrote to 0x5000, which its page tables allow but the shadow did not map; the"
                + " hypervisor mapped it to guest-physical 0x7000 in the shadow tables.");
    assertThat(fault.toString()).contains("EXCEPTION_NMI(0) hidden-fault");
  }

  @Test
  void countersAddUp() {
    ExitStatistics statistics = new ExitStatistics();
    statistics.add(ExitReason.EXCEPTION_NMI, ExitCause.TRUE_FAULT, 10);
    statistics.add(ExitReason.EXCEPTION_NMI, ExitCause.TRUE_FAULT, 30);
    statistics.add(ExitReason.EXCEPTION_NMI, ExitCause.HIDDEN_FAULT, 5);
    statistics.add(ExitReason.HLT, ExitCause.NONE, 7);
    assertThat(statistics.total()).isEqualTo(4);
    assertThat(statistics.totalCycles()).isEqualTo(52);
    assertThat(statistics.count(ExitReason.EXCEPTION_NMI)).isEqualTo(3);
    assertThat(statistics.count(ExitReason.EXCEPTION_NMI, ExitCause.HIDDEN_FAULT)).isEqualTo(1);
    List<ExitCount> rows = statistics.rows();
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst())
        .isEqualTo(new ExitCount(ExitReason.EXCEPTION_NMI, ExitCause.TRUE_FAULT, 2, 40, 10, 30));
    assertThat(rows.getFirst().label()).isEqualTo("EXCEPTION_NMI (true-fault)");
    assertThat(rows.getLast().label()).isEqualTo("HLT");
  }
}
