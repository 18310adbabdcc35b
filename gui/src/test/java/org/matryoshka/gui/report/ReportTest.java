package org.matryoshka.gui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.trace.SchedulingAccounts;

class ReportTest {
  private static final RunReport REPORT =
      new RunReport(
          "pair",
          "interpreter",
          1,
          "weighted-fair",
          "all VMs ended",
          0,
          12_345_678,
          20_000_000,
          0.5,
          "00c0ffee00c0ffee",
          List.of(
              new VmReport(
                  "alpha",
                  "trap",
                  2,
                  100,
                  "powered off",
                  0,
                  8_000_000,
                  12_000_000,
                  2 / 3.0,
                  0.66,
                  List.of(
                      new VmReport.ExitCount("exception", "hidden-fault", 100, 150_000),
                      new VmReport.ExitCount("CR access", "", 10, 9_000)),
                  new VmReport.ShadowCounts(7, 100, 12, 0, 9, 11),
                  "1111111111111111",
                  List.of(new SchedulingAccounts.Account(7, "burn", 5000, 4, 3, 2)))));

  @Test
  void theTextShowsEveryFigureInAlignedTables() {
    assertThat(ReportText.format(REPORT))
        .isEqualTo(
            """
            CPU shares  (asked: by weight and cap; received: of the time handed out while all VMs competed)

              VM     mode  weight    cap   asked  received  instructions      cycles  ended
              -----  ----  ------  -----  ------  --------  ------------  ----------  -----------
              alpha  trap       2  100 %  66.7 %    66.0 %     8,000,000  12,000,000  powered off

            VM exits  (each time a guest stopped and the hypervisor worked; share: of the VM's cycles)

              VM     reason     cause         count   cycles   each  share
              -----  ---------  ------------  -----  -------  -----  -----
              alpha  exception  hidden-fault    100  150,000  1,500  1.3 %
                     CR access                   10    9,000    900  0.1 %
                     all exits                  110  159,000  1,445  1.3 %

            Shadow paging  (true faults are the guest's own; hidden ones it never hears of; trace writes hit its page tables)

              event                     alpha
              ------------------------  -----
              true faults                   7
              hidden faults               100
              trace writes                 12
              MMIO accesses                 0
              shadow pages, at most        11
              shadow pages, at the end      9

            The run  (all but the wall time is the same on every run and every computer)

              ended         all VMs ended
              engine        interpreter, 1 core, weighted-fair
              instructions  12,345,678
              virtual time  20,000,000 cycles of 1 GHz, 20.0 ms
              wall time     0.50 s, 24.7 MIPS
              state hash    00c0ffee00c0ffee
            """);
  }

  @Test
  void theJsonKeepsItsContract() {
    assertThat(new String(ReportJson.format(REPORT), StandardCharsets.UTF_8))
        .isEqualToNormalizingWhitespace(
            """
            {
              "title" : "pair",
              "engine" : "interpreter",
              "cores" : 1,
              "policy" : "weighted-fair",
              "ending" : "all VMs ended",
              "exitStatus" : 0,
              "instructions" : 12345678,
              "virtualCycles" : 20000000,
              "wallSeconds" : 0.5,
              "mips" : 24.691356,
              "stateHash" : "00c0ffee00c0ffee",
              "vms" : [ {
                "name" : "alpha",
                "mode" : "trap",
                "weight" : 2,
                "cap" : 100,
                "ending" : "powered off",
                "exitStatus" : 0,
                "instructions" : 8000000,
                "cycles" : 12000000,
                "cpuShareAsked" : 0.6666666666666666,
                "cpuShare" : 0.66,
                "exits" : [ {
                  "reason" : "exception",
                  "cause" : "hidden-fault",
                  "count" : 100,
                  "cycles" : 150000
                }, {
                  "reason" : "CR access",
                  "cause" : "",
                  "count" : 10,
                  "cycles" : 9000
                } ],
                "shadowFaults" : {
                  "true" : 7,
                  "hidden" : 100,
                  "traceWrite" : 12,
                  "mmio" : 0
                },
                "shadowPages" : 9,
                "shadowPagesMax" : 11,
                "stateHash" : "1111111111111111",
                "threads" : [ {
                  "thread" : 7,
                  "name" : "burn",
                  "cycles" : 5000,
                  "turns" : 4,
                  "wakeUps" : 3,
                  "preemptions" : 2
                } ]
              } ]
            }
            """);
  }

  @Test
  void aRunWithoutVmsHasOnlyTotals() {
    RunReport bare =
        new RunReport("kernel", "interpreter", 2, "", "powered off", 0, 0, 0, 0, "0", List.of());
    assertThat(ReportText.format(bare)).startsWith("The run").contains("interpreter, 2 cores\n");
    assertThat(new String(ReportJson.format(bare), StandardCharsets.UTF_8)).doesNotContain("vms");
  }
}
