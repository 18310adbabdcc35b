package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Comparisons of the x87 unit (SDM vol. 1, 8.3.6). */
final class X87Comparisons {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup(
                  "Compare with the top of the stack, into the condition code of the status word")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FCOM m32fp    | D8 /2   | r
                  FCOM m64fp    | DC /2   | r
                  FCOM ST(i)    | D8 D0+i | r
                  FCOMP m32fp   | D8 /3   | r
                  FCOMP m64fp   | DC /3   | r
                  FCOMP ST(i)   | D8 D8+i | r
                  FCOMPP        | DE D9
                  FUCOM ST(i)   | DD E0+i | r
                  FUCOMP ST(i)  | DD E8+i | r
                  FUCOMPP       | DA E9
                  FICOM m16int  | DE /2   | r
                  FICOM m32int  | DA /2   | r
                  FICOMP m16int | DE /3   | r
                  FICOMP m32int | DA /3   | r
                  FTST          | D9 E4
                  FXAM          | D9 E5
                  """),
          new RowGroup("Compare with the top of the stack, into the flags")
              .flags("w:OSZAPC")
              .feature(CpuFeature.CMOV)
              .rows(
                  """
                  FCOMI ST(0), ST(i)   | DB F0+i | r r
                  FCOMIP ST(0), ST(i)  | DF F0+i | r r
                  FUCOMI ST(0), ST(i)  | DB E8+i | r r
                  FUCOMIP ST(0), ST(i) | DF E8+i | r r
                  """));

  private X87Comparisons() {}
}
