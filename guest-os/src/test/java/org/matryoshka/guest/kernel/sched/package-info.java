/**
 * Tests of the dispatcher, wait queues, timers and accounts on the JVM: threads without stacks, a
 * clock and ports of the hosted machine.
 */
package org.matryoshka.guest.kernel.sched;
