package org.matryoshka.guest.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalAction;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/** What a new task shares with its maker, what it copies, and when there is none. */
class CloneTest {
  private final TaskFixture kernel = new TaskFixture();

  @Test
  void aForkedProcessHasCopiesOfEverything() {
    Kernel.userMemory().writeLong(TaskFixture.BUFFER, 1);
    TrapFrame.setRax(kernel.init.frame(), 57);
    TrapFrame.setRbx(kernel.init.frame(), 77);
    kernel.init.setFsBase(0x1234);
    kernel.init.setBlockedSignals(Signal.bit(Signal.SIGUSR1));

    Task child = kernel.fork();

    assertThat(child.process()).isNotSameAs(kernel.init.process());
    assertThat(child.process().parent()).isSameAs(kernel.init.process());
    assertThat(TrapFrame.rax(child.frame())).isZero();
    assertThat(TrapFrame.rbx(child.frame())).isEqualTo(77);
    assertThat(child.fsBase()).isEqualTo(0x1234);
    assertThat(child.blockedSignals()).isEqualTo(Signal.bit(Signal.SIGUSR1));
    assertThat(child.process().files()).isNotSameAs(kernel.init.process().files());
    assertThat(child.process().handlers()).isNotSameAs(kernel.init.process().handlers());
    assertThat(child.process().limits()).isNotSameAs(kernel.init.process().limits());

    kernel.run(child);
    Kernel.userMemory().writeLong(TaskFixture.BUFFER, 2);
    kernel.run(kernel.init);
    Kernel.userMemory().readLong(TaskFixture.BUFFER);
    assertThat(Kernel.userMemory().value()).as("the parent's memory").isEqualTo(1);
  }

  @Test
  void aThreadSharesAllButRegistersAndMask() {
    long tls = 0x55_0000;
    long flags =
        CloneFlags.VM
            | CloneFlags.FS
            | CloneFlags.FILES
            | CloneFlags.SIGHAND
            | CloneFlags.THREAD
            | CloneFlags.SETTLS
            | CloneFlags.PARENT_SETTID
            | CloneFlags.CHILD_SETTID
            | CloneFlags.CHILD_CLEARTID;

    long id = CloneCalls.clone(flags, 0x5f_f000, TaskFixture.BUFFER, TaskFixture.BUFFER + 8, tls);

    Task thread = kernel.tasks.task((int) id);
    assertThat(thread.process()).isSameAs(kernel.init.process());
    assertThat(thread.process().taskCount()).isEqualTo(2);
    assertThat(kernel.tasks.process((int) id)).isNull();
    assertThat(TrapFrame.rsp(thread.frame())).isEqualTo(0x5f_f000);
    assertThat(thread.fsBase()).isEqualTo(tls);
    assertThat(thread.clearChildTid()).isEqualTo(TaskFixture.BUFFER + 8);
    Kernel.userMemory().readInt(TaskFixture.BUFFER);
    assertThat(Kernel.userMemory().value()).isEqualTo(id);
    Kernel.userMemory().readInt(TaskFixture.BUFFER + 8);
    assertThat(Kernel.userMemory().value()).isEqualTo(id);
  }

  @Test
  void nonsenseIsRefused() {
    assertThat(CloneCalls.clone(CloneFlags.THREAD, 0, 0, 0, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(CloneCalls.clone(CloneFlags.SIGHAND, 0, 0, 0, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(CloneCalls.clone(1L << 40, 0, 0, 0, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(CloneCalls.clone(CloneFlags.SETTLS, 0, 0, 0, 0xffff_8880_0000_0000L))
        .isEqualTo(-Errno.EPERM);
    assertThat(kernel.tasks.taskCount()).isEqualTo(1);
  }

  @Test
  void aForkThatASignalOvertakesIsMadeAgain() {
    kernel.init.process().handlers().set(Signal.SIGINT, CATCH);
    SignalSender.send(kernel.init.process(), SignalInfo.fromKernel(Signal.SIGINT));

    assertThat(CloneCalls.fork()).isEqualTo(-Errno.ERESTARTNOINTR);
  }

  private static final SignalAction CATCH = new SignalAction(TaskFixture.BUFFER, 0, 0, 0);

  @Test
  void withoutAStackNothingIsLeftBehind() {
    kernel.limitStacks(0);
    int frames = kernel.memory.frames.free();

    assertThat(CloneCalls.fork()).isEqualTo(-Errno.EAGAIN);

    assertThat(kernel.memory.frames.free()).isEqualTo(frames);
    assertThat(kernel.tasks.processCount()).isEqualTo(1);
  }

  @Test
  void aUserHasOnlySoManyTasks() {
    Process process = kernel.init.process();
    process.limits().set(ResourceLimits.NPROC, 3, 3, true);
    process.setCredentials(Credentials.root().withUsers(7, 7, 7));
    assertThat(CloneCalls.fork()).isPositive();
    assertThat(CloneCalls.fork()).isPositive();
    assertThat(CloneCalls.fork()).isEqualTo(-Errno.EAGAIN);
  }

  @Test
  void theMachineHasOnlySoManyTasks() {
    kernel.tasks.scaleTo(1);
    int made = 0;
    while (CloneCalls.fork() > 0) {
      made++;
    }
    assertThat(made).isEqualTo(kernel.tasks.maxTasks() - 1);
  }
}
