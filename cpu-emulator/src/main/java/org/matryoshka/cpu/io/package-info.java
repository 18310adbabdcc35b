/**
 * How a core meets the rest of the machine: the port bus, interrupt lines and the clock. Devices
 * see these interfaces and never the {@code Cpu}. {@link org.matryoshka.cpu.io.PortBus} routes I/O
 * ports; {@link org.matryoshka.cpu.io.Clock} is virtual time, kept by {@link
 * org.matryoshka.cpu.io.EventQueue}; a device waits with a {@link org.matryoshka.cpu.io.Timer},
 * pulls an {@link org.matryoshka.cpu.io.InterruptLine}, and a core asks its {@link
 * org.matryoshka.cpu.io.InterruptSource}.
 *
 * <p>What holds: no host time, no thread; events fire in the order of time and insertion; a guest
 * may read and write every port with any value.
 */
package org.matryoshka.cpu.io;
