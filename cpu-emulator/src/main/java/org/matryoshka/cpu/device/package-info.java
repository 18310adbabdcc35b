/**
 * The devices of a PC, each written from its data sheet: {@link
 * org.matryoshka.cpu.device.Uart16550}, {@link org.matryoshka.cpu.device.Pic8259} in a {@link
 * org.matryoshka.cpu.device.PicPair}, {@link org.matryoshka.cpu.device.Pit8254}, {@link
 * org.matryoshka.cpu.device.CmosRtc}, {@link org.matryoshka.cpu.device.apic.LocalApic} and a few
 * that are one register each. Start with {@link org.matryoshka.cpu.device.DebugConsole}, the
 * smallest.
 *
 * <p>What holds: a device knows offsets, never port numbers, addresses or the core; it gets an
 * interrupt line and a clock. Whatever is written, nothing is thrown and the work is bounded. All
 * state is listed in {@code state}. The platform ({@code cpu.machine.PcPlatform}) builds and wires
 * them; nobody else need call them, except tests and debuggers.
 */
package org.matryoshka.cpu.device;
