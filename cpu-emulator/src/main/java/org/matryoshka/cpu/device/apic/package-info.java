/**
 * The local interrupt controller of each core (SDM vol. 3A, chapter 11, xAPIC mode). {@link
 * org.matryoshka.cpu.device.apic.LocalApic} is the controller with its page of registers; an {@link
 * org.matryoshka.cpu.device.apic.ApicBus} carries interrupts between those of a machine.
 *
 * <p>What holds: a controller has no level-triggered source but its LINT pins; delivery between
 * cores takes no time; INIT and start-up messages are handed to whoever runs the cores. Called by
 * the platform, which puts the page into memory, and by cores through {@code InterruptSource}.
 */
package org.matryoshka.cpu.device.apic;
