package org.matryoshka.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;

/** What happens between instructions. */
class RunLoopTest {
  private static final long CODE = 0x10000;
  private static final int RAX = 0;

  /** {@code inc rax; jmp} back. */
  private static final String COUNTER = "48ffc0ebfb";

  private BareCore core;
  private Cpu cpu;

  @BeforeEach
  void start() {
    core = new BareCore(4);
    cpu = core.cpu;
  }

  private void load(String hex) {
    core.load(CODE, HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** Remembers what it is asked and answers always the same. */
  private static final class Recorder implements TrapInterceptor {
    private final List<String> events = new ArrayList<>();
    private Outcome answer = Outcome.STOP;
    private long skip;

    private Outcome note(Cpu cpu, String what) {
      events.add(what + " at " + Long.toHexString(cpu.state.rip - CODE));
      cpu.state.rip += skip;
      return answer;
    }

    @Override
    public Outcome onFault(Cpu cpu, GuestFault fault, DecodedInstruction instruction) {
      String name = instruction == null ? "fetch" : instruction.instruction.mnemonic().text();
      return note(cpu, fault.getMessage() + " of " + name);
    }

    @Override
    public Outcome onSoftwareInterrupt(Cpu cpu, int vector, DecodedInstruction instruction) {
      return note(cpu, "vector " + vector);
    }

    @Override
    public Outcome onSensitiveInstruction(Cpu cpu, DecodedInstruction instruction) {
      return note(cpu, "sensitive " + instruction.instruction.mnemonic().text());
    }
  }

  /** Wants an interrupt from a certain moment on; remembers where it was taken. */
  private static final class Source implements InterruptSource {
    private Cpu cpu;
    private boolean pending;
    private long takenAt = -1;

    @Override
    public boolean pending() {
      return pending;
    }

    @Override
    public int acknowledge() {
      pending = false;
      takenAt = cpu.state.rip;
      return 32;
    }
  }

  @Test
  void runsAsManyInstructionsAsAskedFor() {
    load(COUNTER);
    assertThat(cpu.run(1001)).isEqualTo(StopReason.BUDGET);
    assertThat(cpu.retired()).isEqualTo(1001);
    assertThat(cpu.state.gpr[RAX]).isEqualTo(501);
    assertThat(cpu.step()).isEqualTo(StopReason.BUDGET);
    assertThat(cpu.cycles()).isEqualTo(1002);
    assertThat(cpu.state.rip).isEqualTo(CODE);
    assertThat(cpu.run(0)).isEqualTo(StopReason.BUDGET);
    assertThat(cpu.cycles()).isEqualTo(1002);
  }

  @Test
  void deviceCanStopTheRunAndSeesTheTime() {
    long[] seen = new long[1];
    PortDevice device =
        new PortDevice() {
          @Override
          public int read(int offset, int size) {
            return 0;
          }

          @Override
          public void write(int offset, int size, int value) {
            seen[0] = cpu.retired();
            cpu.requestStop();
          }
        };
    cpu.ports.register("stop", 0x80, 1, device);
    cpu.setCpl(0);
    // nop; nop; out 0x80, al; nop
    load("90 90 e680 90");
    assertThat(cpu.run(100)).isEqualTo(StopReason.REQUESTED);
    assertThat(cpu.state.rip).isEqualTo(CODE + 4);
    assertThat(seen[0]).isEqualTo(2);
    assertThat(cpu.retired()).isEqualTo(3);
  }

  @Test
  void faultGoesToTheInterceptorWithTheStateBeforeIt() {
    Recorder recorder = new Recorder();
    cpu.setInterceptor(recorder);
    core.map(0x50000, 0);
    // inc rax; mov [0x50000], al
    load("48ffc0 88042500000500");
    assertThat(cpu.run(100)).isEqualTo(StopReason.INTERCEPTED);
    assertThat(recorder.events).containsExactly("#PF(0x6) at 0x50000 of mov at 3");
    assertThat(cpu.state.cr2).isZero();
    assertThat(cpu.retired()).isEqualTo(1);
    assertThat(cpu.cycles()).isEqualTo(2);
  }

  @Test
  void faultOfTheFetchHasNoInstruction() {
    Recorder recorder = new Recorder();
    cpu.setInterceptor(recorder);
    // No instruction begins with 06.
    load("06");
    core.map(CODE + 4096, 0);
    cpu.state.rip = CODE + 4096;
    cpu.run(1);
    cpu.state.rip = CODE;
    cpu.run(1);
    assertThat(recorder.events)
        .containsExactly("#PF(0x14) at 0x11000 of fetch at 1000", "#UD of fetch at 0");
  }

  @Test
  void resumedFaultGoesOnWhereTheInterceptorSays() {
    Recorder recorder = new Recorder();
    recorder.answer = TrapInterceptor.Outcome.RESUME;
    recorder.skip = 2;
    cpu.setInterceptor(recorder);
    // ud2; inc rax
    load("0f0b 48ffc0");
    cpu.run(2);
    assertThat(cpu.state.gpr[RAX]).isEqualTo(1);
    assertThat(recorder.events).containsExactly("#UD of ud2 at 0");
  }

  @Test
  void endlessFaultsUseUpTheBudget() {
    Recorder recorder = new Recorder();
    recorder.answer = TrapInterceptor.Outcome.RESUME;
    cpu.setInterceptor(recorder);
    load("0f0b");
    assertThat(cpu.run(1000)).isEqualTo(StopReason.BUDGET);
    assertThat(recorder.events).hasSize(1000);
    assertThat(cpu.retired()).isZero();
  }

  @Test
  void nonCanonicalAddressThroughTheStackSegmentIsAStackFault() {
    Recorder recorder = new Recorder();
    recorder.answer = TrapInterceptor.Outcome.RESUME;
    cpu.setInterceptor(recorder);
    cpu.state.gpr[4] = 0x8000_0000_0000_0000L;
    cpu.state.gpr[RAX] = 0x8000_0000_0000_0000L;
    // mov al, [rsp]
    load("8a0424");
    cpu.run(1);
    // mov cl, [rax]
    load("8a08");
    cpu.run(1);
    // push rax
    load("50");
    cpu.run(1);
    assertThat(recorder.events)
        .containsExactly("#SS(0x0) of mov at 0", "#GP(0x0) of mov at 0", "#SS(0x0) of push at 0");
  }

  @Test
  void sensitiveInstructionsTrapOnlyWhereAskedFor() {
    Recorder recorder = new Recorder();
    recorder.answer = TrapInterceptor.Outcome.RESUME;
    recorder.skip = 1;
    cpu.setInterceptor(recorder);
    cpu.state.gpr[4] = 0x40000;
    // pushfq; nop
    load("9c90");
    cpu.run(2);
    assertThat(recorder.events).isEmpty();
    assertThat(cpu.state.gpr[4]).isEqualTo(0x40000 - 8);
    cpu.setTrapSensitive(true);
    cpu.state.rip = CODE;
    cpu.run(2);
    assertThat(recorder.events).containsExactly("sensitive pushfq at 0");
    assertThat(cpu.state.gpr[4]).isEqualTo(0x40000 - 8);
    assertThat(cpu.retired()).isEqualTo(3);
    // In ring 0 it is the machine's own business.
    cpu.setCpl(0);
    cpu.state.rip = CODE;
    cpu.run(2);
    assertThat(recorder.events).hasSize(1);
  }

  @Test
  void trapFlagTrapsAfterEachInstruction() {
    Recorder recorder = new Recorder();
    recorder.answer = TrapInterceptor.Outcome.RESUME;
    cpu.setInterceptor(recorder);
    cpu.setSystemFlags(RFlags.TF);
    load("90 48ffc0 ebfa");
    cpu.run(6);
    assertThat(recorder.events).containsExactly("vector 1 at 1", "vector 1 at 4", "vector 1 at 0");
  }

  @Test
  void interruptWaitsForTheInstructionAfterSti() {
    Source source = new Source();
    Cpu other = new Cpu(core.memory, new PortBus(), source);
    other.state.copyFrom(cpu.state);
    other.reloadFromState();
    other.setCpl(0);
    source.cpu = other;
    source.pending = true;
    // sti; inc rax; inc rax
    core.load(CODE, HexFormat.of().parseHex("fb48ffc048ffc0"));
    other.state.rip = CODE;
    other.run(3);
    assertThat(source.takenAt).isEqualTo(CODE + 4);
  }

  @Test
  void haltEndsWithAnInterrupt() {
    Source source = new Source();
    Cpu other = new Cpu(core.memory, new PortBus(), source);
    other.state.copyFrom(cpu.state);
    other.reloadFromState();
    other.setCpl(0);
    other.setSystemFlags(RFlags.IF);
    source.cpu = other;
    core.load(CODE, HexFormat.of().parseHex("90f490"));
    other.state.rip = CODE;
    assertThat(other.run(100)).isEqualTo(StopReason.HALTED);
    assertThat(other.retired()).isEqualTo(2);
    assertThat(other.run(100)).isEqualTo(StopReason.HALTED);
    assertThat(other.retired()).isEqualTo(2);
    source.pending = true;
    other.run(1);
    assertThat(source.takenAt).isEqualTo(CODE + 2);
    assertThat(other.state.halted).isFalse();
  }

  @Test
  void interruptIsTakenAtTheBoundaryAfterARequest() {
    Source source = new Source();
    PortBus ports = new PortBus();
    Cpu other = new Cpu(core.memory, ports, source);
    ports.register(
        "irq",
        0x80,
        1,
        new PortDevice() {
          @Override
          public int read(int offset, int size) {
            return 0;
          }

          @Override
          public void write(int offset, int size, int value) {
            source.pending = true;
            other.requestInterruptCheck();
          }
        });
    other.state.copyFrom(cpu.state);
    other.reloadFromState();
    other.setCpl(0);
    other.setSystemFlags(RFlags.IF);
    source.cpu = other;
    core.load(CODE, HexFormat.of().parseHex("90e6809090"));
    other.state.rip = CODE;
    // A port access takes its time.
    other.run(CostModel.PORT_ACCESS + 100);
    assertThat(source.takenAt).isEqualTo(CODE + 3);
  }

  @Test
  void observedLoopDoesTheSame() {
    List<Long> addresses = new ArrayList<>();
    List<Integer> faults = new ArrayList<>();
    Recorder recorder = new Recorder();
    cpu.setInterceptor(recorder);
    cpu.setObserver(
        new ExecutionObserver() {
          @Override
          public void onRetire(long rip, DecodedInstruction instruction) {
            addresses.add(rip - CODE);
          }

          @Override
          public void onFault(long rip, int vector, int errorCode, long address) {
            faults.add(vector);
          }
        });
    cpu.state.gpr[1] = 3;
    cpu.state.gpr[7] = 0x40000;
    // rep stosb; inc rax; ud2
    load("f3aa 48ffc0 0f0b");
    assertThat(cpu.run(100)).isEqualTo(StopReason.INTERCEPTED);
    assertThat(addresses).containsExactly(0L, 2L);
    assertThat(faults).containsExactly(ExceptionVector.INVALID_OPCODE.vector());
    assertThat(cpu.retired()).isEqualTo(2);
    assertThat(cpu.cycles()).isEqualTo(5);
  }

  @Test
  void instructionExecutedApartFromTheLoopDeliversNothing() {
    Recorder recorder = new Recorder();
    cpu.setInterceptor(recorder);
    load("0f0b 48ffc0");
    DecodedInstruction undefined = cpu.fetch(CODE);
    GuestFault thrown = null;
    try {
      cpu.execute(undefined);
    } catch (GuestFault fault) {
      thrown = fault;
    }
    assertThat(thrown).hasMessage("#UD");
    assertThat(recorder.events).isEmpty();
    assertThat(cpu.state.rip).isEqualTo(CODE);
    cpu.state.rip = CODE + 2;
    cpu.execute(cpu.fetch(CODE + 2));
    assertThat(cpu.state.gpr[RAX]).isEqualTo(1);
    assertThat(cpu.state.rip).isEqualTo(CODE + 5);
    assertThat(cpu.retired()).isEqualTo(1);
  }
}
