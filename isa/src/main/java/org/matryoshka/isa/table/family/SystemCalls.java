package org.matryoshka.isa.table.family;

import java.util.List;

/** Interrupts, system calls and the returns from them (SDM vol. 3A, 5.8 and chapter 6). */
final class SystemCalls {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Software interrupt")
              .flags("w:ITN")
              .sensitive()
              .rows(
                  """
                  INT imm8 | CD ib | r
                  """),
          new RowGroup("Breakpoint")
              .flags("w:ITN")
              .sensitive()
              .rows(
                  """
                  INT3 | CC
                  """),
          new RowGroup("Debug interrupt")
              .flags("w:ITN")
              .sensitive()
              .rows(
                  """
                  INT1 | F1
                  """),
          new RowGroup("Return from an interrupt")
              .flags("w:OSZAPCDITNLXI")
              .sensitive()
              .rows(
                  """
                  IRETD | CF         |  | 32
                  IRET  | o16 + CF
                  IRETQ | REX.W + CF
                  """),
          new RowGroup("Fast call into ring 0; the flags go to R11 and are masked")
              .flags("r:OSZAPCDITNLX w:OSZAPCDITNLX")
              .sensitive()
              .rows(
                  """
                  SYSCALL | 0F 05
                  """),
          new RowGroup("Fast return to ring 3; the flags come from R11")
              .flags("w:OSZAPCDITNLX")
              .privileged()
              .rows(
                  """
                  SYSRET | 0F 07         |  | 32
                  SYSRET | REX.W + 0F 07
                  """),
          new RowGroup("Fast call into ring 0 through the SYSENTER registers")
              .flags("w:I")
              .sensitive()
              .rows(
                  """
                  SYSENTER | 0F 34
                  """),
          new RowGroup("Fast return to ring 3 through the SYSENTER registers")
              .privileged()
              .rows(
                  """
                  SYSEXIT | 0F 35         |  | 32
                  SYSEXIT | REX.W + 0F 35
                  """),
          new RowGroup("Call the hypervisor")
              .privileged()
              .rows(
                  """
                  VMCALL | NP 0F 01 C1
                  """));

  private SystemCalls() {}
}
