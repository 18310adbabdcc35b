/**
 * How a core meets the rest of the machine: the port bus, interrupt lines and the clock. Devices
 * see these interfaces and never the {@code Cpu}. {@link org.matryoshka.cpu.io.PortBus} routes I/O
 * ports; {@link org.matryoshka.cpu.io.Clock} is virtual time.
 */
package org.matryoshka.cpu.io;
