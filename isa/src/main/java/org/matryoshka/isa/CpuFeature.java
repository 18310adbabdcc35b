package org.matryoshka.isa;

/**
 * A part of the instruction set that a processor may lack; CPUID reports it, and its instructions
 * raise #UD where it is missing (SDM vol. 2A, CPUID).
 */
public enum CpuFeature {
  /** What every x86-64 processor has. */
  BASE,
  /** CMPXCHG16B: CPUID.01H:ECX[13]. */
  CX16,
  /** MOVBE: CPUID.01H:ECX[22]. */
  MOVBE,
  /** POPCNT: CPUID.01H:ECX[23]. */
  POPCNT,
  /** LZCNT: CPUID.80000001H:ECX[5]; without it the encoding means BSR. */
  LZCNT,
  /** ANDN, BEXTR, BLSI and its family, TZCNT: CPUID.07H:EBX[3]; without it F3 0F BC means BSF. */
  BMI1,
  /** RDFSBASE and its family: CPUID.07H:EBX[0]. */
  FSGSBASE,
  /** RDTSCP: CPUID.80000001H:EDX[27]. */
  RDTSCP,
  /** LAHF and SAHF in 64-bit mode: CPUID.80000001H:ECX[0]. */
  LAHF_LM,
  /** PREFETCHW: CPUID.80000001H:ECX[8]. */
  PREFETCHW,
  /** The x87 unit: CPUID.01H:EDX[0]. */
  FPU,
  /** FCMOVcc and FCOMI, with FPU: CPUID.01H:EDX[15]. */
  CMOV,
  /** FXSAVE and FXRSTOR: CPUID.01H:EDX[24]. */
  FXSR,
  /** CLFLUSH: CPUID.01H:EDX[19]. */
  CLFSH,
  /** Vectors of single-precision numbers: CPUID.01H:EDX[25]. */
  SSE,
  /** Vectors of integers and double-precision numbers: CPUID.01H:EDX[26]. */
  SSE2,
  /** CLAC and STAC: CPUID.07H:EBX[20]. */
  SMAP
}
