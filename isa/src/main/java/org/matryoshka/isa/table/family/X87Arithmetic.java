package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Arithmetic on the x87 stack (SDM vol. 1, 8.3.5 to 8.3.10). */
final class X87Arithmetic {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Add")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FADD m32fp         | D8 /0   | r
                  FADD m64fp         | DC /0   | r
                  FADD ST(i), ST(0)  | DC C0+i | rw r
                  FADD ST(0), ST(i)  | D8 C0+i | rw r
                  FADDP ST(i), ST(0) | DE C0+i | rw r
                  FIADD m16int       | DE /0   | r
                  FIADD m32int       | DA /0   | r
                  """),
          new RowGroup("Multiply")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FMUL m32fp         | D8 /1   | r
                  FMUL m64fp         | DC /1   | r
                  FMUL ST(i), ST(0)  | DC C8+i | rw r
                  FMUL ST(0), ST(i)  | D8 C8+i | rw r
                  FMULP ST(i), ST(0) | DE C8+i | rw r
                  FIMUL m16int       | DE /1   | r
                  FIMUL m32int       | DA /1   | r
                  """),
          new RowGroup("Subtract")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FSUB m32fp         | D8 /4   | r
                  FSUB m64fp         | DC /4   | r
                  FSUB ST(i), ST(0)  | DC E8+i | rw r
                  FSUB ST(0), ST(i)  | D8 E0+i | rw r
                  FSUBP ST(i), ST(0) | DE E8+i | rw r
                  FISUB m16int       | DE /4   | r
                  FISUB m32int       | DA /4   | r
                  """),
          new RowGroup("Subtract the other way round")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FSUBR m32fp         | D8 /5   | r
                  FSUBR m64fp         | DC /5   | r
                  FSUBR ST(i), ST(0)  | DC E0+i | rw r
                  FSUBR ST(0), ST(i)  | D8 E8+i | rw r
                  FSUBRP ST(i), ST(0) | DE E0+i | rw r
                  FISUBR m16int       | DE /5   | r
                  FISUBR m32int       | DA /5   | r
                  """),
          new RowGroup("Divide")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FDIV m32fp         | D8 /6   | r
                  FDIV m64fp         | DC /6   | r
                  FDIV ST(i), ST(0)  | DC F8+i | rw r
                  FDIV ST(0), ST(i)  | D8 F0+i | rw r
                  FDIVP ST(i), ST(0) | DE F8+i | rw r
                  FIDIV m16int       | DE /6   | r
                  FIDIV m32int       | DA /6   | r
                  """),
          new RowGroup("Divide the other way round")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FDIVR m32fp         | D8 /7   | r
                  FDIVR m64fp         | DC /7   | r
                  FDIVR ST(i), ST(0)  | DC F0+i | rw r
                  FDIVR ST(0), ST(i)  | D8 F8+i | rw r
                  FDIVRP ST(i), ST(0) | DE F0+i | rw r
                  FIDIVR m16int       | DE /7   | r
                  FIDIVR m32int       | DA /7   | r
                  """),
          new RowGroup("Work on the top of the stack")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  FCHS    | D9 E0
                  FABS    | D9 E1
                  FXTRACT | D9 F4
                  FPREM1  | D9 F5
                  FPREM   | D9 F8
                  FSQRT   | D9 FA
                  FRNDINT | D9 FC
                  FSCALE  | D9 FD
                  """),
          new RowGroup("Transcendental functions")
              .feature(CpuFeature.FPU)
              .rows(
                  """
                  F2XM1   | D9 F0
                  FYL2X   | D9 F1
                  FPTAN   | D9 F2
                  FPATAN  | D9 F3
                  FYL2XP1 | D9 F9
                  FSINCOS | D9 FB
                  FSIN    | D9 FE
                  FCOS    | D9 FF
                  """));

  private X87Arithmetic() {}
}
