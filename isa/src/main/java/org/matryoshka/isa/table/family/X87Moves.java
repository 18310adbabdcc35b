package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Moves between the x87 stack and memory, and within the stack (SDM vol. 1, 8.3.3). */
final class X87Moves {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Push a number on the stack")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FLD m32fp   | D9 /0   | r
                  FLD m64fp   | DD /0   | r
                  FLD m80fp   | DB /5   | r
                  FLD ST(i)   | D9 C0+i | r
                  FILD m16int | DF /0   | r
                  FILD m32int | DB /0   | r
                  FILD m64int | DF /5   | r
                  FBLD m80bcd | DF /4   | r
                  """),
          new RowGroup("Store the top of the stack; those with P pop it")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FST m32fp    | D9 /2   | w
                  FST m64fp    | DD /2   | w
                  FST ST(i)    | DD D0+i | w
                  FSTP m32fp   | D9 /3   | w
                  FSTP m64fp   | DD /3   | w
                  FSTP m80fp   | DB /7   | w
                  FSTP ST(i)   | DD D8+i | w
                  FIST m16int  | DF /2   | w
                  FIST m32int  | DB /2   | w
                  FISTP m16int | DF /3   | w
                  FISTP m32int | DB /3   | w
                  FISTP m64int | DF /7   | w
                  FBSTP m80bcd | DF /6   | w
                  """),
          new RowGroup("Push a constant")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FLD1   | D9 E8
                  FLDL2T | D9 E9
                  FLDL2E | D9 EA
                  FLDPI  | D9 EB
                  FLDLG2 | D9 EC
                  FLDLN2 | D9 ED
                  FLDZ   | D9 EE
                  """),
          new RowGroup("Exchange with the top of the stack")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FXCH ST(i) | D9 C8+i | rw
                  """),
          new RowGroup("Move to the top of the stack if a condition holds")
              .flags("r:ZPC")
              .feature(CpuFeature.CMOV)
              .rows(
                  """
                  FCMOVB ST(0), ST(i)   | DA C0+i | rw r
                  FCMOVE ST(0), ST(i)   | DA C8+i | rw r
                  FCMOVBE ST(0), ST(i)  | DA D0+i | rw r
                  FCMOVU ST(0), ST(i)   | DA D8+i | rw r
                  FCMOVNB ST(0), ST(i)  | DB C0+i | rw r
                  FCMOVNE ST(0), ST(i)  | DB C8+i | rw r
                  FCMOVNBE ST(0), ST(i) | DB D0+i | rw r
                  FCMOVNU ST(0), ST(i)  | DB D8+i | rw r
                  """));

  private X87Moves() {}
}
