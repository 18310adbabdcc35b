/**
 * Tests of tasks and processes on the JVM: everything but the switch of stacks is the real kernel.
 * Start reading at {@link org.matryoshka.guest.kernel.task.TaskFixture}. What needs a processor is
 * tested by programs that run in the guest.
 */
package org.matryoshka.guest.kernel.task;
