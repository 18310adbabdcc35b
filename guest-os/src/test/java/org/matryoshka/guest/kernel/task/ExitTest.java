package org.matryoshka.guest.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalAction;
import org.matryoshka.guest.kernel.syscall.Errno;

/** Ends of processes, and who hears of them. */
class ExitTest {
  private static final long STATUS = TaskFixture.BUFFER;

  private final TaskFixture kernel = new TaskFixture();

  private long waitAny(int options) {
    return WaitCalls.wait4(-1, STATUS, options, 0);
  }

  private long status() {
    Kernel.userMemory().readInt(STATUS);
    return Kernel.userMemory().value();
  }

  @Test
  void aZombieKeepsNothingButItsStatus() {
    Kernel.userMemory().writeInt(STATUS, 0);
    int frames = kernel.memory.frames.free();
    Task child = kernel.fork();
    Process process = child.process();
    assertThat(waitAny(ChildSearch.NOHANG)).isZero();

    kernel.run(child);
    kernel.exit(7);

    assertThat(process.isZombie()).isTrue();
    assertThat(process.memory()).isNull();
    assertThat(process.files()).isNull();
    assertThat(kernel.tasks.task(child.id())).isNull();
    assertThat(kernel.tasks.process(child.id())).isSameAs(process);
    assertThat(process.name()).isEqualTo("init");
    kernel.run(kernel.init);
    assertThat(waitAny(0)).isEqualTo(child.id());
    assertThat(status()).isEqualTo(7 << 8);
    assertThat(kernel.tasks.process(child.id())).isNull();
    assertThat(waitAny(0)).isEqualTo(-Errno.ECHILD);
    // The stack of the last one who ended is kept until the next one ends.
    assertThat(frames - kernel.memory.frames.free()).isLessThanOrEqualTo(4);
  }

  @Test
  void orphansGoToInit() {
    Task middle = kernel.fork();
    kernel.run(middle);
    Task grandchild = kernel.fork();
    kernel.run(middle);
    kernel.exit(0);
    assertThat(grandchild.process().parent()).isSameAs(kernel.init.process());

    kernel.run(grandchild);
    kernel.exit(3);
    kernel.run(kernel.init);
    assertThat(WaitCalls.wait4(grandchild.id(), STATUS, 0, 0)).isEqualTo(grandchild.id());
    assertThat(status()).isEqualTo(3 << 8);
  }

  @Test
  void aParentWhoIgnoresItsChildrenHasNoZombies() {
    kernel
        .init
        .process()
        .handlers()
        .set(Signal.SIGCHLD, new SignalAction(SignalAction.IGNORE, 0, 0, 0));
    Task child = kernel.fork();
    kernel.run(child);
    kernel.exit(0);
    assertThat(kernel.tasks.process(child.id())).isNull();
  }

  @Test
  void theEndIsASignalForTheParent() {
    kernel
        .init
        .process()
        .handlers()
        .set(Signal.SIGCHLD, new SignalAction(TaskFixture.BUFFER, 0, 0, 0));
    Task child = kernel.fork();
    kernel.run(child);
    kernel.exit(9);
    assertThat(kernel.init.process().pending().set()).isEqualTo(Signal.bit(Signal.SIGCHLD));
  }

  @Test
  void allThreadsEndWithTheProcess() {
    Task child = kernel.fork();
    kernel.run(child);
    Task thread = kernel.thread();
    kernel.exit(5);
    Process process = child.process();
    assertThat(process.isZombie()).isFalse();
    assertThat(process.mustExit(thread)).isTrue();
    assertThat(thread.signalPending()).isTrue();
    kernel.run(thread);
    kernel.exit(99);
    assertThat(process.isZombie()).isTrue();
    assertThat(process.exitStatus()).isEqualTo(5 << 8);
  }

  @Test
  void waitidLeavesTheChildIfAsked() {
    Task child = kernel.fork();
    kernel.run(child);
    kernel.exit(4);
    kernel.run(kernel.init);
    int options = ChildSearch.EXITED | ChildSearch.NOWAIT;
    assertThat(WaitCalls.waitid(1, child.id(), TaskFixture.BUFFER, options, 0)).isZero();
    Kernel.userMemory().readInt(TaskFixture.BUFFER + 24);
    assertThat(Kernel.userMemory().value()).isEqualTo(4);
    assertThat(kernel.tasks.process(child.id())).isNotNull();
    assertThat(WaitCalls.waitid(1, child.id(), 0, ChildSearch.EXITED, 0)).isZero();
    assertThat(kernel.tasks.process(child.id())).isNull();
  }

  @Test
  void hostileArguments() {
    assertThat(WaitCalls.wait4(-1, 0, 0x1000, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(WaitCalls.wait4(Integer.MIN_VALUE, 0, 0, 0)).isEqualTo(-Errno.ESRCH);
    assertThat(WaitCalls.waitid(9, 0, 0, ChildSearch.EXITED, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(WaitCalls.waitid(0, 0, 0, 0, 0)).isEqualTo(-Errno.EINVAL);
  }
}
