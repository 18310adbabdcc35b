/**
 * The whole stack at a glance: machine, hypervisor, VMs, kernels, processes, each in the one that
 * runs it, with what runs now and how often borders were crossed. Start with {@link
 * org.matryoshka.gui.inspect.nest.Doll}; {@link org.matryoshka.gui.inspect.nest.NestReader} reads
 * the outermost one with all that is in it. Holds: dolls are immutable and independent of the
 * machine; reading changes nothing of a guest. Used by the stack diagram; knows no toolkit.
 */
package org.matryoshka.gui.inspect.nest;
