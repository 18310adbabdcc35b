package org.matryoshka.guest.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;

/** Who is woken, who is moved, and what is refused. */
class FutexTest {
  private static final long WORD = TaskFixture.BUFFER;
  private static final long OTHER = TaskFixture.BUFFER + 64;

  private final TaskFixture kernel = new TaskFixture();

  private FutexWaiter wait(Task task, long word, int bits) {
    kernel.run(task);
    return Kernel.futexes().enlist(task.process(), word, bits);
  }

  @Test
  void wakesInOrder() {
    FutexWaiter first = wait(kernel.init, WORD, FutexWaiter.ANY);
    FutexWaiter second = wait(kernel.thread(), WORD, FutexWaiter.ANY);

    assertThat(FutexCalls.futex(WORD, 1, 1, 0, 0, 0)).isEqualTo(1);
    assertThat(first.isWoken()).isTrue();
    assertThat(second.isWoken()).isFalse();
    assertThat(FutexCalls.futex(WORD, 1 | 128, 5, 0, 0, 0)).isEqualTo(1);
    assertThat(FutexCalls.futex(WORD, 1, 5, 0, 0, 0)).isZero();
  }

  @Test
  void wakesByBits() {
    FutexWaiter first = wait(kernel.init, WORD, 1);
    FutexWaiter second = wait(kernel.thread(), WORD, 2);
    assertThat(FutexCalls.futex(WORD, 10, 9, 0, 0, 2)).isEqualTo(1);
    assertThat(first.isWoken()).isFalse();
    assertThat(second.isWoken()).isTrue();
    assertThat(FutexCalls.futex(WORD, 10, 9, 0, 0, 0)).isEqualTo(-Errno.EINVAL);
  }

  @Test
  void movesWaiters() {
    FutexWaiter first = wait(kernel.init, WORD, FutexWaiter.ANY);
    FutexWaiter second = wait(kernel.thread(), WORD, FutexWaiter.ANY);
    Kernel.userMemory().writeInt(WORD, 5);
    assertThat(FutexCalls.futex(WORD, 4, 1, 9, OTHER, 6)).isEqualTo(-Errno.EAGAIN);
    assertThat(FutexCalls.futex(WORD, 4, 1, 9, OTHER, 5)).isEqualTo(2);
    assertThat(first.isWoken()).isTrue();
    assertThat(second.isWoken()).isFalse();
    assertThat(FutexCalls.futex(WORD, 1, 9, 0, 0, 0)).isZero();
    assertThat(FutexCalls.futex(OTHER, 1, 9, 0, 0, 0)).isEqualTo(1);
    assertThat(second.isWoken()).isTrue();
  }

  @Test
  void changesTheSecondWordAndWakes() {
    FutexWaiter second = wait(kernel.init, OTHER, FutexWaiter.ANY);
    Kernel.userMemory().writeInt(OTHER, 3);
    int addTwoIfItWasThree = 1 << 28 | 2 << 12 | 3;
    assertThat(FutexCalls.futex(WORD, 5, 1, 1, OTHER, addTwoIfItWasThree)).isEqualTo(1);
    assertThat(second.isWoken()).isTrue();
    Kernel.userMemory().readInt(OTHER);
    assertThat(Kernel.userMemory().value()).isEqualTo(5);
  }

  @Test
  void processesDoNotMeetInPrivateMemory() {
    FutexWaiter waiter = wait(kernel.init, WORD, FutexWaiter.ANY);
    Task child = kernel.fork();
    kernel.run(child);
    assertThat(FutexCalls.futex(WORD, 1, 9, 0, 0, 0)).isZero();
    assertThat(waiter.isWoken()).isFalse();
  }

  @Test
  void doesNotSleepOnAnotherValue() {
    Kernel.userMemory().writeInt(WORD, 1);
    assertThat(FutexCalls.futex(WORD, 0, 2, 0, 0, 0)).isEqualTo(-Errno.EAGAIN);
    assertThat(FutexCalls.futex(WORD + 1, 0, 1, 0, 0, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(FutexCalls.futex(0x7000_0000L, 0, 1, 0, 0, 0)).isEqualTo(-Errno.EFAULT);
    assertThat(FutexCalls.futex(0xffff_8880_0000_0000L, 1, 1, 0, 0, 0)).isEqualTo(-Errno.EFAULT);
    assertThat(FutexCalls.futex(WORD, 6, 0, 0, 0, 0)).isEqualTo(-Errno.ENOSYS);
  }

  @Test
  void aThreadThatEndsReleasesItsLocks() {
    Task thread = kernel.thread();
    FutexWaiter waiter = wait(kernel.init, WORD, FutexWaiter.ANY);
    kernel.run(thread);
    // a list of one lock: head at OTHER, its entry at WORD + 32, the futex 32 below the entry
    Kernel.userMemory().writeLong(OTHER, WORD + 32);
    Kernel.userMemory().writeLong(OTHER + 8, -32);
    Kernel.userMemory().writeLong(OTHER + 16, 0);
    Kernel.userMemory().writeLong(WORD + 32, OTHER);
    Kernel.userMemory().writeInt(WORD, 1 << 31 | thread.id());
    CloneCalls.setRobustList(OTHER, 24);

    RobustList.release(thread);

    Kernel.userMemory().readInt(WORD);
    assertThat((int) Kernel.userMemory().value()).isEqualTo(1 << 31 | 1 << 30);
    assertThat(waiter.isWoken()).isTrue();
  }

  @Test
  void aListWithoutEndComesToAnEnd() {
    Kernel.userMemory().writeLong(OTHER, WORD);
    Kernel.userMemory().writeLong(WORD, WORD);
    CloneCalls.setRobustList(OTHER, 24);
    RobustList.release(kernel.init);
    assertThat(kernel.init.robustList()).isZero();
  }
}
