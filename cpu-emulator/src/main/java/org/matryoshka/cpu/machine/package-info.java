/**
 * The whole machine. Start with {@link org.matryoshka.cpu.machine.Machine}: memory, cores, devices
 * and virtual time, and the loop that runs the cores in the order of their times. {@link
 * org.matryoshka.cpu.machine.BootLoader} is the boot contract, which virtual machines share. {@link
 * org.matryoshka.cpu.machine.PcPlatform} builds the devices of a PC and wires them, the same for
 * the bare machine and for every virtual machine; every port number, interrupt line and window
 * stands in {@link org.matryoshka.cpu.machine.PcPorts}.
 *
 * <p>What holds: everything runs on one host thread and in virtual time; two runs of the same
 * image, input log and seed give the same state, wherever they are cut. {@link
 * org.matryoshka.cpu.machine.MachineSnapshot} keeps a whole machine, to go back to it.
 */
package org.matryoshka.cpu.machine;
