package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Control and debug registers, model-specific registers, caches and halting (SDM vol. 3A, 2.8). */
final class SystemControl {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Read a control register")
              .flags("u:OSZAPC")
              .privileged()
              .rows(
                  """
                  MOV r64, CR0-CR15 | 0F 20 /r | w r
                  """),
          new RowGroup("Write a control register")
              .flags("u:OSZAPC")
              .privileged()
              .rows(
                  """
                  MOV CR0-CR15, r64 | 0F 22 /r | w r
                  """),
          new RowGroup("Read a debug register")
              .flags("u:OSZAPC")
              .privileged()
              .rows(
                  """
                  MOV r64, DR0-DR7 | 0F 21 /r | w r
                  """),
          new RowGroup("Write a debug register")
              .flags("u:OSZAPC")
              .privileged()
              .rows(
                  """
                  MOV DR0-DR7, r64 | 0F 23 /r | w r
                  """),
          new RowGroup("Store the machine status word, the low half of CR0")
              .sensitive()
              .rows(
                  """
                  SMSW r32/m16 | 0F 01 /4         | w
                  SMSW r/m16   | o16 + 0F 01 /4   | w
                  SMSW r64/m16 | REX.W + 0F 01 /4 | w
                  """),
          new RowGroup("Load the machine status word")
              .privileged()
              .rows(
                  """
                  LMSW r/m16 | 0F 01 /6 | r
                  """),
          new RowGroup("Clear the task-switched flag in CR0")
              .privileged()
              .rows(
                  """
                  CLTS | 0F 06
                  """),
          new RowGroup("Stop until an interrupt comes")
              .privileged()
              .rows(
                  """
                  HLT | F4
                  """),
          new RowGroup("Invalidate the translation of an address")
              .privileged()
              .rows(
                  """
                  INVLPG m | 0F 01 /7 | n
                  """),
          new RowGroup("Invalidate the caches without writing them back")
              .privileged()
              .rows(
                  """
                  INVD | 0F 08
                  """),
          new RowGroup("Write the caches back and invalidate them")
              .privileged()
              .rows(
                  """
                  WBINVD | 0F 09
                  """),
          new RowGroup("Read a model-specific register")
              .privileged()
              .rows(
                  """
                  RDMSR | 0F 32
                  """),
          new RowGroup("Write a model-specific register")
              .privileged()
              .rows(
                  """
                  WRMSR | 0F 30
                  """),
          new RowGroup("Read a performance counter")
              .privileged()
              .rows(
                  """
                  RDPMC | 0F 33
                  """),
          new RowGroup("Read the time-stamp counter; CR4.TSD can make it trap")
              .sensitive()
              .rows(
                  """
                  RDTSC | 0F 31
                  """),
          new RowGroup(
                  "Read the time-stamp counter and the processor number; CR4.TSD can make it trap")
              .sensitive()
              .feature(CpuFeature.RDTSCP)
              .rows(
                  """
                  RDTSCP | 0F 01 F9
                  """),
          new RowGroup("Identify the processor")
              .sensitive()
              .rows(
                  """
                  CPUID | 0F A2
                  """));

  private SystemControl() {}
}
