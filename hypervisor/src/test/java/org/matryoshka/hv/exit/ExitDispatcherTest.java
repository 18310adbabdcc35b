package org.matryoshka.hv.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.mmu.memory.MachineMemory;

/** Every kind of exit has a reason, words, a price, and a handler that is called. */
class ExitDispatcherTest {
  static Stream<Class<?>> kinds() {
    return Arrays.stream(VmExit.class.getPermittedSubclasses());
  }

  /** An exit of a kind with some value in each component. */
  static VmExit example(Class<?> kind) throws ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = kind.getDeclaredConstructor(types);
    return (VmExit)
        constructor.newInstance(Arrays.stream(types).map(ExitDispatcherTest::some).toArray());
  }

  private static Object some(Class<?> type) {
    if (type == long.class) {
      return 0x1234L;
    } else if (type == int.class) {
      return 3;
    } else if (type == boolean.class) {
      return true;
    } else if (type == ExitCause.class) {
      return ExitCause.HIDDEN_FAULT;
    } else if (type == Mnemonic.class) {
      return Mnemonic.POPFQ;
    } else if (type == ExceptionVector.class) {
      return ExceptionVector.DIVIDE_ERROR;
    } else if (type == VmExit.Direction.class) {
      return VmExit.Direction.WRITE;
    }
    throw new IllegalArgumentException("give the test an example of " + type);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsARecordWithReasonWordsAndPrice(Class<?> kind)
      throws ReflectiveOperationException {
    assertThat(kind.isRecord()).isTrue();
    VmExit exit = example(kind);
    assertThat(exit.reason()).isNotNull();
    assertThat(exit.event()).matches("(The|A) [^;]{10,}[^.;]");
    assertThat(ExitCosts.of(exit, ExitOutcome.Resumed.INSTANCE))
        .isBetween(ExitCosts.ROUND_TRIP, 3 * ExitCosts.ROUND_TRIP);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @SuppressWarnings("unchecked") // the class object is that of the exit
  void everyKindReachesItsOwnHandler(Class<?> kind) throws ReflectiveOperationException {
    VmExit exit = example(kind);
    List<VmExit> seen = new ArrayList<>();
    ExitHandlers handlers =
        ExitHandlers.standard()
            .with(
                (Class<VmExit>) kind,
                (vcpu, e) -> {
                  seen.add(e);
                  return ExitOutcome.Resumed.INSTANCE;
                });
    ExitOutcome outcome = new ExitDispatcher(handlers).dispatch(new Recorder().context(), exit);
    assertThat(seen).containsExactly(exit);
    assertThat(outcome).isEqualTo(ExitOutcome.Resumed.INSTANCE);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindHasAStandardHandlerThatDoesSomething(Class<?> kind)
      throws ReflectiveOperationException {
    Recorder recorder = new Recorder();
    ExitOutcome outcome =
        new ExitDispatcher(ExitHandlers.standard()).dispatch(recorder.context(), example(kind));
    assertThat(outcome).isNotNull();
    if (kind != VmExit.PreemptionTimer.class) {
      assertThat(recorder.calls).isNotEmpty();
    }
  }

  @Test
  void pageFaultsAreHandledByTheirCause() {
    assertThat(callsFor(ExitCause.TRUE_FAULT)).containsExactly("reflect");
    assertThat(callsFor(ExitCause.HIDDEN_FAULT)).containsExactly("fillShadow");
    assertThat(callsFor(ExitCause.TRACE_WRITE)).containsExactly("emulate");
    assertThat(callsFor(ExitCause.MMIO)).containsExactly("emulate");
  }

  private static List<String> callsFor(ExitCause cause) {
    Recorder recorder = new Recorder();
    new ExitDispatcher(ExitHandlers.standard())
        .dispatch(recorder.context(), new VmExit.PageFault(0x1000, 2, cause));
    return recorder.calls;
  }

  @Test
  void hypercallsAnswer() {
    assertThat(hypercall(0, 0).gpr[0]).isZero();
    assertThat(hypercall(0, 0).gpr[3]).isEqualTo(0x7274614DL); // "Matr"
    Recorder printer = new Recorder();
    printer.cpu.state.gpr[7] = 'x';
    new ExitDispatcher(ExitHandlers.standard()).dispatch(printer.context(), new VmExit.Vmcall(1));
    assertThat(printer.calls).containsExactly("cpu", "skipInstruction", "print");
    assertThat(hypercall(77, 0).gpr[0]).isEqualTo(Hypercall.ENOSYS);
    assertThat(hypercall(2, 3).gpr[0]).isEqualTo(Hypercall.EPERM);
  }

  private static CpuState hypercall(long number, int cpl) {
    Recorder recorder = new Recorder();
    recorder.cpu.state.cpl = cpl;
    new ExitDispatcher(ExitHandlers.standard())
        .dispatch(recorder.context(), new VmExit.Vmcall(number));
    return recorder.cpu.state;
  }

  @Test
  void everyOutcomeIsARecordWithWords() {
    for (Class<?> kind : ExitOutcome.class.getPermittedSubclasses()) {
      assertThat(kind.isRecord()).as(kind.getSimpleName()).isTrue();
    }
    assertThat(new ExitOutcome.SwitchedRoot(3).effect())
        .isEqualTo("the hypervisor executed it and switched to shadow root 3");
  }

  /** A context that remembers what was asked of it. */
  private static final class Recorder {
    final List<String> calls = new ArrayList<>();
    final Cpu cpu = new Cpu(new MachineMemory(4096), new PortBus(), new Silence());

    ExitContext context() {
      return (ExitContext)
          Proxy.newProxyInstance(
              ExitContext.class.getClassLoader(),
              new Class<?>[] {ExitContext.class},
              (proxy, method, arguments) -> {
                calls.add(method.getName());
                return switch (method.getName()) {
                  case "cpu" -> cpu;
                  case "shutdownReason" -> "triple fault";
                  case "print", "skipInstruction" -> null;
                  default -> ExitOutcome.Emulated.INSTANCE;
                };
              });
    }
  }

  private static final class Silence implements InterruptSource {
    @Override
    public boolean pending() {
      return false;
    }

    @Override
    public int acknowledge() {
      return 0;
    }
  }
}
