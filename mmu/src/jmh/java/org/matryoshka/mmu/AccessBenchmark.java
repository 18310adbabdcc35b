package org.matryoshka.mmu;

import java.util.concurrent.TimeUnit;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one memory access: a hit in the translation cache, and a walk of four levels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class AccessBenchmark {
  private static final long TABLES = 0x1000;
  private static final int PAGES = 64;
  private static final long FLAGS =
      PageTableEntry.P | PageTableEntry.RW | PageTableEntry.A | PageTableEntry.D;

  private final MachineMemory memory = new MachineMemory(1 << 20);
  private final Mmu mmu = new Mmu(memory);
  private long next;

  /** Maps the first pages one to one. */
  @Setup
  public void map() {
    for (int level = 0; level < 3; level++) {
      long table = TABLES + level * 4096L;
      memory.write(table, 8, table + 4096 | FLAGS);
    }
    for (int page = 0; page < PAGES; page++) {
      memory.write(TABLES + 3 * 4096 + 8 * page, 8, page * 4096L | FLAGS);
    }
    mmu.setControl(Cr0.PG | Cr0.PE | Cr0.WP, TABLES, Cr4.PAE, Efer.LME | Efer.LMA);
  }

  private long address() {
    next = next + 4104 & PAGES * 4096 - 1;
    return next & ~7L;
  }

  /** An eight-byte read that hits. */
  @Benchmark
  public long readHit() {
    return mmu.read64(address());
  }

  /** An eight-byte write that hits; above the tables. */
  @Benchmark
  public void writeHit() {
    mmu.write64(0x8000 + (address() & 0x7FFF), next);
  }

  /** A read after INVLPG: a walk and a fill. */
  @Benchmark
  public long walk() {
    long gva = address();
    mmu.flushPage(gva);
    return mmu.read64(gva);
  }
}
