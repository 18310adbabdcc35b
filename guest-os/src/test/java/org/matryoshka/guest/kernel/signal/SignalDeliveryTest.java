package org.matryoshka.guest.kernel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.task.TaskFixture;
import org.matryoshka.guest.kernel.trap.TrapFrame;
import org.matryoshka.guest.magic.Memory;

/** What a signal does to a task on its way to user mode. */
class SignalDeliveryTest {
  private static final long HANDLER = 0x40_1000;
  private static final long RESTORER = 0x40_1100;
  private static final long RIP = 0x40_0100;

  /** Offset of the error code in a frame, where the number of a system call is kept. */
  private static final int NUMBER = 128;

  private final TaskFixture kernel = new TaskFixture();
  private final Task task = kernel.init;
  private final long frame = task.frame();

  private void catchWith(int signal, long flags, long mask) {
    task.process()
        .handlers()
        .set(signal, new SignalAction(HANDLER, flags | SignalAction.SA_RESTORER, RESTORER, mask));
  }

  private void inSystemCall(long number, long result) {
    TrapFrame.setVector(frame, TrapFrame.SYSTEM_CALL);
    Memory.writeLong(frame + NUMBER, number);
    TrapFrame.setRip(frame, RIP);
    TrapFrame.setRax(frame, result);
  }

  private static long userLong(long address) {
    assertThat(Kernel.userMemory().readLong(address)).isTrue();
    return Kernel.userMemory().value();
  }

  /** Offsets as offsetof(ucontext_t, …) and offsetof(siginfo_t, …) say, gcc 12.2 on x86-64. */
  @Test
  void theFrameIsLinuxs() {
    catchWith(Signal.SIGUSR1, SignalAction.SA_SIGINFO, Signal.bit(Signal.SIGHUP));
    task.setBlockedSignals(Signal.bit(Signal.SIGALRM));
    long before = TrapFrame.rsp(frame);
    TrapFrame.setRip(frame, RIP);
    TrapFrame.setRax(frame, 0xaa);
    TrapFrame.setR15(frame, 0xf15);
    TrapFrame.setRdi(frame, 0xd1);
    TrapFrame.setRflags(frame, 0x646); // with the direction flag
    SignalSender.send(
        task, SignalInfo.queued(Signal.SIGUSR1, SignalInfo.SI_QUEUE, 33, 44, 0x1234_5678_9abcL));

    SignalDelivery.deliver(task, frame);

    long sp = TrapFrame.rsp(frame);
    long context = TrapFrame.rdx(frame);
    long info = TrapFrame.rsi(frame);
    assertThat(TrapFrame.rip(frame)).isEqualTo(HANDLER);
    assertThat(TrapFrame.rdi(frame)).isEqualTo(Signal.SIGUSR1);
    assertThat(TrapFrame.rax(frame)).isZero();
    assertThat(TrapFrame.rflags(frame) & 0x400).as("direction flag").isZero();
    assertThat((sp + 8) % 16).as("as after a call").isZero();
    assertThat(sp).as("below the red zone").isLessThan(before - 128 - 440);
    assertThat(userLong(sp)).isEqualTo(RESTORER);
    assertThat(context).isEqualTo(sp + 8);
    assertThat(userLong(context + 40 + 7 * 8)).as("gregs[REG_R15]").isEqualTo(0xf15);
    assertThat(userLong(context + 40 + 8 * 8)).as("gregs[REG_RDI]").isEqualTo(0xd1);
    assertThat(userLong(context + 40 + 13 * 8)).as("gregs[REG_RAX]").isEqualTo(0xaa);
    assertThat(userLong(context + 40 + 15 * 8)).as("gregs[REG_RSP]").isEqualTo(before);
    assertThat(userLong(context + 40 + 16 * 8)).as("gregs[REG_RIP]").isEqualTo(RIP);
    assertThat(userLong(context + 40 + 17 * 8)).as("gregs[REG_EFL]").isEqualTo(0x646);
    assertThat(userLong(context + 40 + 18 * 8) & 0xffff).as("CS").isEqualTo(0x23);
    assertThat(userLong(context + 296)).as("mask").isEqualTo(Signal.bit(Signal.SIGALRM));
    assertThat(userLong(info) & 0xffff_ffffL).as("si_signo").isEqualTo(Signal.SIGUSR1);
    assertThat((int) userLong(info + 8)).as("si_code").isEqualTo(SignalInfo.SI_QUEUE);
    assertThat(userLong(info + 16)).as("si_pid, si_uid").isEqualTo(33 | 44L << 32);
    assertThat(userLong(info + 24)).as("si_value").isEqualTo(0x1234_5678_9abcL);
    assertThat(task.blockedSignals())
        .isEqualTo(
            Signal.bit(Signal.SIGALRM) | Signal.bit(Signal.SIGHUP) | Signal.bit(Signal.SIGUSR1));
  }

  @Test
  void sigreturnRestoresEverything() {
    catchWith(Signal.SIGUSR1, 0, 0);
    task.setBlockedSignals(Signal.bit(Signal.SIGALRM));
    for (int offset = 0; offset < 120; offset += 8) {
      Memory.writeLong(frame + offset, 0x1_0000 + offset);
    }
    TrapFrame.setRip(frame, RIP);
    TrapFrame.setRflags(frame, 0x246);
    byte[] before = registers();
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    SignalDelivery.deliver(task, frame);
    TrapFrame.setRbx(frame, -1);
    TrapFrame.setRsp(frame, TrapFrame.rsp(frame) + 8); // the handler's RET took the address

    SignalCalls.rtSigreturn();

    assertThat(registers()).isEqualTo(before);
    assertThat(TrapFrame.rip(frame)).isEqualTo(RIP);
    assertThat(TrapFrame.rsp(frame)).isEqualTo(TaskFixture.STACK);
    assertThat(TrapFrame.rflags(frame)).isEqualTo(0x246);
    assertThat(task.blockedSignals()).isEqualTo(Signal.bit(Signal.SIGALRM));
    assertThat(TrapFrame.systemCall(frame)).isNegative();
  }

  private byte[] registers() {
    byte[] all = new byte[120];
    Memory.copyToArray(frame, all, 0, all.length);
    return all;
  }

  @Test
  void sigreturnToTheKernelIsAFault() {
    catchWith(Signal.SIGUSR1, 0, 0);
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    SignalDelivery.deliver(task, frame);
    long context = TrapFrame.rdx(frame);
    Kernel.userMemory().writeLong(context + 40 + 16 * 8, 0xffff_ffff_8000_0000L);
    TrapFrame.setRsp(frame, TrapFrame.rsp(frame) + 8);

    SignalCalls.rtSigreturn();

    assertThat(task.pending().set()).isEqualTo(Signal.bit(Signal.SIGSEGV));
    assertThat(TrapFrame.rip(frame)).isPositive();
  }

  @Test
  void sigreturnCanNotTurnInterruptsOff() {
    catchWith(Signal.SIGUSR1, 0, 0);
    TrapFrame.setRflags(frame, 0x202);
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    SignalDelivery.deliver(task, frame);
    long flags = TrapFrame.rdx(frame) + 40 + 17 * 8;
    Kernel.userMemory().writeLong(flags, 0x3000 | 0x4000 | 0x1); // IOPL 3, NT, and CF
    TrapFrame.setRsp(frame, TrapFrame.rsp(frame) + 8);

    SignalCalls.rtSigreturn();

    assertThat(TrapFrame.rflags(frame)).isEqualTo(0x203);
  }

  /** What becomes of a call that a signal interrupted: RAX and RIP afterwards. */
  @ParameterizedTest
  @CsvSource({
    // result, SA_RESTART, handler runs, expected RAX, RIP goes back
    "-512, false, true, -4, false",
    "-512, true, true, 42, true",
    "-513, false, true, 42, true",
    "-514, true, true, -4, false",
    "-516, true, true, -4, false",
    "-4, true, true, -4, false",
    "17, true, true, 17, false",
    "-512, false, false, 42, true",
    "-513, false, false, 42, true",
    "-514, false, false, 42, true",
    "-516, false, false, 219, true",
    "-4, false, false, -4, false",
  })
  void restarts(long result, boolean restart, boolean handled, long rax, boolean back) {
    catchWith(Signal.SIGUSR1, restart ? SignalAction.SA_RESTART : 0, 0);
    inSystemCall(42, result);
    if (handled) {
      SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    }
    SignalDelivery.deliver(task, frame);

    long context = TrapFrame.rdx(frame) + 40;
    long rip = handled ? userLong(context + 16 * 8) : TrapFrame.rip(frame);
    assertThat(handled ? userLong(context + 13 * 8) : TrapFrame.rax(frame)).isEqualTo(rax);
    assertThat(rip).isEqualTo(back ? RIP - 2 : RIP);
  }

  @Test
  void theSecondOfTwoHandlersDoesNotRestartAgain() {
    catchWith(Signal.SIGUSR1, SignalAction.SA_RESTART, 0);
    catchWith(Signal.SIGUSR2, SignalAction.SA_RESTART, 0);
    inSystemCall(42, -Errno.ERESTARTSYS);
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR2));
    SignalDelivery.deliver(task, frame);
    SignalDelivery.deliver(task, frame);
    assertThat(userLong(TrapFrame.rdx(frame) + 40 + 16 * 8))
        .as("the outer handler is interrupted at its start")
        .isEqualTo(HANDLER);
  }

  @Test
  void handlersRunOnTheAlternateStackIfTheyWant() {
    task.setAlternateStack(new AlternateStack(TaskFixture.BUFFER, 0x2000, 0));
    catchWith(Signal.SIGUSR1, SignalAction.SA_ONSTACK, 0);
    catchWith(Signal.SIGUSR2, SignalAction.SA_ONSTACK, 0);
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    SignalDelivery.deliver(task, frame);
    long sp = TrapFrame.rsp(frame);
    assertThat(sp).isBetween(TaskFixture.BUFFER, TaskFixture.BUFFER + 0x2000);
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR2));
    SignalDelivery.deliver(task, frame);
    assertThat(TrapFrame.rsp(frame)).as("further down").isBetween(TaskFixture.BUFFER, sp);
    assertThat(AlternateStack.change(task, 0, 0, AlternateStack.SS_DISABLE, sp))
        .isEqualTo(-Errno.EPERM);
  }

  @Test
  void aStackThatIsNotThereKillsByDefault() {
    Task child = kernel.fork();
    kernel.run(child);
    long childFrame = child.frame();
    child
        .process()
        .handlers()
        .set(Signal.SIGUSR1, new SignalAction(HANDLER, SignalAction.SA_RESTORER, RESTORER, 0));
    TrapFrame.setRsp(childFrame, 0x1_0000);
    SignalSender.send(child, SignalInfo.fromKernel(Signal.SIGUSR1));

    SignalDelivery.deliver(child, childFrame);

    assertThat(child.pending().set()).isEqualTo(Signal.bit(Signal.SIGSEGV));
    assertThat(child.process().handlers().action(Signal.SIGSEGV).handler()).isZero();
  }

  @Test
  void theTemporaryMaskEndsWithTheCall() {
    task.setBlockedSignals(Signal.bit(Signal.SIGUSR1));
    task.setTemporaryMask(0);
    inSystemCall(130, -Errno.ERESTARTNOHAND);
    catchWith(Signal.SIGUSR1, 0, 0);
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    SignalDelivery.deliver(task, frame);
    assertThat(userLong(TrapFrame.rdx(frame) + 296)).isEqualTo(Signal.bit(Signal.SIGUSR1));
    assertThat(task.hasTemporaryMask()).isFalse();

    task.setBlockedSignals(Signal.bit(Signal.SIGHUP));
    task.setTemporaryMask(0);
    SignalDelivery.deliver(task, frame);
    assertThat(task.blockedSignals()).isEqualTo(Signal.bit(Signal.SIGHUP));
  }

  @Test
  void resetHandlersRunOnce() {
    catchWith(Signal.SIGUSR1, SignalAction.SA_RESETHAND | SignalAction.SA_NODEFER, 0);
    SignalSender.send(task, SignalInfo.fromKernel(Signal.SIGUSR1));
    SignalDelivery.deliver(task, frame);
    assertThat(task.process().handlers().action(Signal.SIGUSR1).handler()).isZero();
    assertThat(task.blockedSignals()).isZero();
  }
}
