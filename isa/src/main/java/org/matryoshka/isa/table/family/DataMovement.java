package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** MOV, its extending relatives and LEA (SDM vol. 1, 7.3.1). */
final class DataMovement {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Move")
              .rows(
                  """
                  MOV r/m8, r8     | 88 /r            | w r
                  MOV r/m16, r16   | o16 + 89 /r      | w r
                  MOV r/m32, r32   | 89 /r            | w r
                  MOV r/m64, r64   | REX.W + 89 /r    | w r
                  MOV r8, r/m8     | 8A /r            | w r
                  MOV r16, r/m16   | o16 + 8B /r      | w r
                  MOV r32, r/m32   | 8B /r            | w r
                  MOV r64, r/m64   | REX.W + 8B /r    | w r
                  MOV r8, imm8     | B0+rb ib         | w r
                  MOV r16, imm16   | o16 + B8+rw iw   | w r
                  MOV r32, imm32   | B8+rd id         | w r
                  MOV r/m8, imm8   | C6 /0 ib         | w r
                  MOV r/m16, imm16 | o16 + C7 /0 iw   | w r
                  MOV r/m32, imm32 | C7 /0 id         | w r
                  MOV r/m64, imm32 | REX.W + C7 /0 id | w r
                  MOV r64, imm64   | REX.W + B8+ro io | w r
                  """),
          new RowGroup("Move between the accumulator and an absolute address")
              .rows(
                  """
                  MOV AL, moffs8   | A0         | w r
                  MOV AX, moffs16  | o16 + A1   | w r
                  MOV EAX, moffs32 | A1         | w r
                  MOV RAX, moffs64 | REX.W + A1 | w r
                  MOV moffs8, AL   | A2         | w r
                  MOV moffs16, AX  | o16 + A3   | w r
                  MOV moffs32, EAX | A3         | w r
                  MOV moffs64, RAX | REX.W + A3 | w r
                  """),
          new RowGroup("Move with zero extension")
              .rows(
                  """
                  MOVZX r16, r/m8  | o16 + 0F B6 /r   | w r
                  MOVZX r32, r/m8  | 0F B6 /r         | w r
                  MOVZX r64, r/m8  | REX.W + 0F B6 /r | w r
                  MOVZX r16, r/m16 | o16 + 0F B7 /r   | w r
                  MOVZX r32, r/m16 | 0F B7 /r         | w r
                  MOVZX r64, r/m16 | REX.W + 0F B7 /r | w r
                  """),
          new RowGroup("Move with sign extension")
              .rows(
                  """
                  MOVSX r16, r/m8   | o16 + 0F BE /r   | w r
                  MOVSX r32, r/m8   | 0F BE /r         | w r
                  MOVSX r64, r/m8   | REX.W + 0F BE /r | w r
                  MOVSX r16, r/m16  | o16 + 0F BF /r   | w r
                  MOVSX r32, r/m16  | 0F BF /r         | w r
                  MOVSX r64, r/m16  | REX.W + 0F BF /r | w r
                  MOVSXD r16, r/m16 | o16 + 63 /r      | w r
                  MOVSXD r32, r/m32 | 63 /r            | w r
                  MOVSXD r64, r/m32 | REX.W + 63 /r    | w r
                  """),
          new RowGroup("Compute an address")
              .rows(
                  """
                  LEA r16, m | o16 + 8D /r   | w n
                  LEA r32, m | 8D /r         | w n
                  LEA r64, m | REX.W + 8D /r | w n
                  """),
          new RowGroup("Move with the bytes reversed")
              .feature(CpuFeature.MOVBE)
              .rows(
                  """
                  MOVBE r16, m16 | NFx o16 + 0F 38 F0 /r   | w r
                  MOVBE r32, m32 | NFx 0F 38 F0 /r         | w r
                  MOVBE r64, m64 | NFx REX.W + 0F 38 F0 /r | w r
                  MOVBE m16, r16 | NFx o16 + 0F 38 F1 /r   | w r
                  MOVBE m32, r32 | NFx 0F 38 F1 /r         | w r
                  MOVBE m64, r64 | NFx REX.W + 0F 38 F1 /r | w r
                  """),
          new RowGroup("Reverse the bytes of a register")
              .rows(
                  """
                  BSWAP r32 | 0F C8+rd         | rw
                  BSWAP r64 | REX.W + 0F C8+ro | rw
                  """),
          new RowGroup("Store with a hint that the data is not needed soon")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVNTI m32, r32 | NP 0F C3 /r         | w r
                  MOVNTI m64, r64 | NP REX.W + 0F C3 /r | w r
                  """),
          new RowGroup("Table look-up: AL becomes the byte at RBX + AL")
              .rows(
                  """
                  XLATB | D7 |  | 8
                  """));

  private DataMovement() {}
}
