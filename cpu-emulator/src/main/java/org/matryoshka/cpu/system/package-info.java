/**
 * The system instructions of 64-bit mode: control, debug and model-specific registers, descriptor
 * tables and segment registers, far transfers, system calls, ports, CPUID, flags with privilege
 * rules (SDM vol. 2 and vol. 3A, chapters 2, 5 and 6). Start with {@link
 * org.matryoshka.cpu.system.SystemInstructions}, which finds the handler of a form; each family is
 * one small class whose comment names its section of the manual.
 *
 * <p>A handler checks everything first and throws a {@code GuestFault} before it changes anything.
 * It works on whatever {@code Cpu} it is given: a core of the machine, or the one in which a
 * hypervisor emulates an instruction on a guest's virtual state. Called by {@code Cpu} only.
 */
package org.matryoshka.cpu.system;
