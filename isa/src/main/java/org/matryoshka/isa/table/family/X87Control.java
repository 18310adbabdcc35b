package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Control and state of the x87 unit (SDM vol. 1, 8.3.11 to 8.3.13). */
final class X87Control {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Control and status words")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FLDCW m2byte  | D9 /5 | r
                  FNSTCW m2byte | D9 /7 | w
                  FNSTSW m2byte | DD /7 | w
                  FNSTSW AX     | DF E0 | w
                  FNCLEX        | DB E2
                  FNINIT        | DB E3
                  """),
          new RowGroup("The stack and its registers")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FFREE ST(i) | DD C0+i | n
                  FDECSTP     | D9 F6
                  FINCSTP     | D9 F7
                  FNOP        | D9 D0
                  """),
          new RowGroup("Load or store all words, or the whole state")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FLDENV m28byte  | D9 /4       | r
                  FLDENV m14byte  | o16 + D9 /4 | r
                  FNSTENV m28byte | D9 /6       | w
                  FNSTENV m14byte | o16 + D9 /6 | w
                  FRSTOR m108byte | DD /4       | r
                  FRSTOR m94byte  | o16 + DD /4 | r
                  FNSAVE m108byte | DD /6       | w
                  FNSAVE m94byte  | o16 + DD /6 | w
                  """),
          new RowGroup("Wait for pending exceptions")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FWAIT | 9B
                  """));

  private X87Control() {}
}
