package org.matryoshka.guest.kernel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.sched.ThreadState;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.task.TaskFixture;

/** What becomes pending, what is dropped, and who may send. */
class SignalSenderTest {
  private final TaskFixture kernel = new TaskFixture();
  private Task task;
  private Process process;

  @BeforeEach
  void child() {
    task = kernel.fork();
    process = task.process();
  }

  private long pending() {
    return process.pending().set();
  }

  @Test
  void ignoredSignalsAreDroppedUnlessBlocked() {
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGWINCH));
    assertThat(pending()).isZero();
    task.setBlockedSignals(Signal.bit(Signal.SIGWINCH));
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGWINCH));
    assertThat(pending()).isEqualTo(Signal.bit(Signal.SIGWINCH));
  }

  @Test
  void stopsAndContinuesCancelEachOther() {
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGTSTP));
    task.setBlockedSignals(Signal.bit(Signal.SIGCONT));
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGCONT));
    assertThat(pending()).isEqualTo(Signal.bit(Signal.SIGCONT));
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGTTIN));
    assertThat(pending()).isEqualTo(Signal.bit(Signal.SIGTTIN));
  }

  @Test
  void initGetsOnlyWhatItCatches() {
    Process init = kernel.init.process();
    SignalSender.send(init, SignalInfo.fromKernel(Signal.SIGKILL));
    SignalSender.send(init, SignalInfo.fromKernel(Signal.SIGTERM));
    assertThat(init.pending().set()).isZero();
    init.handlers().set(Signal.SIGTERM, new SignalAction(TaskFixture.BUFFER, 0, 0, 0));
    SignalSender.send(init, SignalInfo.fromKernel(Signal.SIGTERM));
    assertThat(init.pending().set()).isEqualTo(Signal.bit(Signal.SIGTERM));
  }

  @Test
  void forcedSignalsCanNotBeBlockedOrIgnored() {
    task.setBlockedSignals(Signal.bit(Signal.SIGSEGV));
    process.handlers().set(Signal.SIGSEGV, new SignalAction(TaskFixture.BUFFER, 0, 0, 0));
    FaultSignals.pageFault(task, Signal.SIGSEGV, SignalInfo.SEGV_MAPERR, 0x10, 6);
    assertThat(task.blockedSignals()).isZero();
    assertThat(process.handlers().action(Signal.SIGSEGV).handler()).isZero();
    SignalInfo info = task.pending().take(0);
    assertThat(info.address()).isEqualTo(0x10);
    assertThat(info.trap()).isEqualTo(14);
    assertThat(info.errorCode()).isEqualTo(6);
  }

  @Test
  void usersMaySignalTheirOwn() {
    Process sender = kernel.init.process();
    sender.setCredentials(Credentials.root().withUsers(5, 5, 5));
    process.setCredentials(Credentials.root().withUsers(5, 6, 7));
    assertThat(SignalSender.isAllowed(sender, process, Signal.SIGTERM)).isTrue();
    process.setCredentials(Credentials.root().withUsers(6, 5, 6));
    assertThat(SignalSender.isAllowed(sender, process, Signal.SIGTERM))
        .as("the effective user of the target does not count")
        .isFalse();
    assertThat(SignalSender.isAllowed(sender, process, Signal.SIGCONT)).as("one session").isTrue();
    assertThat(KillCalls.kill(process.id(), Signal.SIGTERM)).isEqualTo(-Errno.EPERM);
  }

  @Test
  void killAddressesProcessesAndGroups() {
    Task other = kernel.fork();
    assertThat(KillCalls.kill(other.id(), 0)).isZero();
    assertThat(KillCalls.kill(4711, 0)).isEqualTo(-Errno.ESRCH);
    assertThat(KillCalls.kill(1, 65)).isEqualTo(-Errno.EINVAL);
    assertThat(KillCalls.kill(-1, Signal.SIGTERM)).isZero();
    assertThat(pending()).isEqualTo(Signal.bit(Signal.SIGTERM));
    assertThat(other.process().pending().set()).isEqualTo(Signal.bit(Signal.SIGTERM));
    assertThat(kernel.init.process().pending().set()).isZero();
    assertThat(KillCalls.kill(Integer.MIN_VALUE, 1)).isEqualTo(-Errno.ESRCH);
    assertThat(KillCalls.tgkill(1, other.id(), 1)).isEqualTo(-Errno.ESRCH);
    assertThat(KillCalls.tkill(other.id(), Signal.SIGUSR1)).isZero();
    assertThat(other.pending().set()).isEqualTo(Signal.bit(Signal.SIGUSR1));
  }

  @Test
  void aThreadThatDoesNotBlockTheSignalTakesIt() {
    kernel.run(task);
    Task thread = kernel.thread();
    task.setBlockedSignals(Signal.bit(Signal.SIGUSR1));
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGUSR1));
    assertThat(task.signalPending()).isFalse();
    assertThat(thread.signalPending()).isTrue();
  }

  @Test
  void killWakesTheStopped() {
    kernel.run(task);
    JobControl.stop(process, Signal.SIGTSTP);
    kernel.dispatcher.stop();
    assertThat(task.state()).isEqualTo(ThreadState.STOPPED);
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGKILL));
    assertThat(task.state()).isEqualTo(ThreadState.READY);
    assertThat(process.job().isStopped()).isFalse();
  }
}
