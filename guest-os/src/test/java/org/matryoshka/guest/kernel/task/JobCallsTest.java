package org.matryoshka.guest.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.signal.JobControl;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalAction;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.syscall.Errno;

/** Sessions and process groups. */
class JobCallsTest {
  private final TaskFixture kernel = new TaskFixture();

  /** A terminal whose foreground is one group. */
  private record OneGroup(int foregroundGroup) implements ControllingTerminal {
    @Override
    public void disassociate() {}

    @Override
    public int deviceNumber() {
      return 0;
    }
  }

  @Test
  void initMakesASessionOfItsOwn() {
    assertThat(JobCalls.setsid()).isEqualTo(1);
    assertThat(JobCalls.setsid()).isEqualTo(-Errno.EPERM);
    assertThat(IdentityCalls.getsid(0)).isEqualTo(1);
    assertThat(IdentityCalls.getpgrp()).isEqualTo(1);
  }

  @Test
  void aShellPutsChildrenIntoGroups() {
    JobCalls.setsid();
    Task a = kernel.fork();
    Task b = kernel.fork();
    assertThat(JobCalls.setpgid(a.id(), a.id())).isZero();
    assertThat(JobCalls.setpgid(b.id(), a.id())).isZero();
    assertThat(IdentityCalls.getpgid(b.id())).isEqualTo(a.id());
    assertThat(JobCalls.setpgid(b.id(), 12345)).isEqualTo(-Errno.EPERM);
    assertThat(JobCalls.setpgid(0, a.id())).as("the leader of a session").isEqualTo(-Errno.EPERM);
    assertThat(JobCalls.setpgid(4711, 0)).isEqualTo(-Errno.ESRCH);
    b.process().setExecuted();
    assertThat(JobCalls.setpgid(b.id(), b.id())).isEqualTo(-Errno.EACCES);
    kernel.run(a);
    assertThat(JobCalls.setpgid(b.id(), b.id())).as("a sibling").isEqualTo(-Errno.ESRCH);
  }

  @Test
  void backgroundReadersAreStopped() {
    JobCalls.setsid();
    Task shell = kernel.fork();
    kernel.run(shell);
    JobCalls.setsid();
    Task job = kernel.fork();
    JobCalls.setpgid(job.id(), job.id());
    OneGroup terminal = new OneGroup(shell.id());
    shell.process().session().setTerminal(terminal);
    assertThat(JobControl.checkForeground(terminal, Signal.SIGTTIN)).isZero();

    kernel.run(job);
    assertThat(JobControl.checkForeground(terminal, Signal.SIGTTIN)).isEqualTo(-Errno.ERESTARTSYS);
    assertThat(job.process().pending().set()).isEqualTo(Signal.bit(Signal.SIGTTIN));

    job.process().handlers().set(Signal.SIGTTIN, new SignalAction(SignalAction.IGNORE, 0, 0, 0));
    job.process().handlers().set(Signal.SIGTTOU, new SignalAction(SignalAction.IGNORE, 0, 0, 0));
    assertThat(JobControl.checkForeground(terminal, Signal.SIGTTIN)).isEqualTo(-Errno.EIO);
    assertThat(JobControl.checkForeground(terminal, Signal.SIGTTOU)).isZero();
  }

  @Test
  void aStoppedGroupThatLosesItsShellIsHungUp() {
    JobCalls.setsid();
    Task shell = kernel.fork();
    kernel.run(shell);
    JobCalls.setsid();
    Task job = kernel.fork();
    JobCalls.setpgid(job.id(), job.id());
    job.process().handlers().set(Signal.SIGHUP, new SignalAction(TaskFixture.BUFFER, 0, 0, 0));
    assertThat(JobControl.isOrphaned(job.id(), null)).isFalse();
    job.process().job().stop(Signal.SIGTSTP);

    kernel.exit(0);

    assertThat(JobControl.isOrphaned(job.id(), null)).isTrue();
    assertThat(job.process().pending().set()).isEqualTo(Signal.bit(Signal.SIGHUP));
    assertThat(job.process().job().isStopped()).isFalse();
  }

  @Test
  void aGroupThatWasOrphanedBeforeIsLeftAlone() {
    JobCalls.setsid();
    Task shell = kernel.fork();
    kernel.run(shell);
    JobCalls.setsid();
    Task stopped = kernel.fork();
    Task other = kernel.fork();
    stopped.process().job().stop(Signal.SIGSTOP);
    kernel.run(other);
    kernel.exit(0);
    assertThat(shell.process().pending().set()).as("no SIGHUP").isZero();
    assertThat(stopped.process().job().isStopped()).isTrue();
  }

  @Test
  void stopsAndContinuesAreToldOnce() {
    Task child = kernel.fork();
    child.process().job().stop(Signal.SIGTSTP);
    int options = ChildSearch.NOHANG | ChildSearch.UNTRACED | ChildSearch.CONTINUED;
    assertThat(WaitCalls.wait4(-1, TaskFixture.BUFFER, ChildSearch.NOHANG, 0)).isZero();
    assertThat(WaitCalls.wait4(-1, TaskFixture.BUFFER, options, 0)).isEqualTo(child.id());
    Kernel.userMemory().readInt(TaskFixture.BUFFER);
    assertThat(Kernel.userMemory().value()).isEqualTo(Signal.SIGTSTP << 8 | 0x7f);
    assertThat(WaitCalls.wait4(-1, TaskFixture.BUFFER, options, 0)).isZero();

    SignalSender.send(child.process(), SignalInfo.fromKernel(Signal.SIGCONT));

    assertThat(WaitCalls.wait4(-1, TaskFixture.BUFFER, options, 0)).isEqualTo(child.id());
    Kernel.userMemory().readInt(TaskFixture.BUFFER);
    assertThat(Kernel.userMemory().value()).isEqualTo(0xffff);
  }
}
