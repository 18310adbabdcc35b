/**
 * Delivery of exceptions and interrupts through the interrupt descriptor table of long mode (SDM
 * vol. 3A, chapter 6). Start with {@link org.matryoshka.cpu.interrupt.InterruptDelivery}; {@link
 * org.matryoshka.cpu.interrupt.DoubleFaultRules} says what becomes of an exception during the
 * delivery of another. Called by the run loop of {@code Cpu}, by INT n, and by the hypervisor to
 * inject events into a guest's virtual state. Either an event has been delivered completely, or
 * nothing but CR2 has been changed.
 */
package org.matryoshka.cpu.interrupt;
