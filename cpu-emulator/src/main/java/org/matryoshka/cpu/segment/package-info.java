/**
 * Segments of 64-bit mode: descriptors in the tables that GDTR, LDTR and TR point to, the checks a
 * selector must pass, and the task-state segment (SDM vol. 3A, chapters 3, 5 and 8). Start with
 * {@link org.matryoshka.cpu.segment.DescriptorTable}, which finds a descriptor, and {@link
 * org.matryoshka.cpu.segment.CodeSegments}, which says whether one may be entered. Everything here
 * reads memory as the processor itself does (implicit supervisor accesses) and throws a {@code
 * GuestFault} before it changes anything. Used by {@code cpu.interrupt} and {@code cpu.system}.
 *
 * <p>Only 64-bit code runs on this processor: a load of CS with a code segment whose L bit is clear
 * raises #GP(selector) instead of entering compatibility mode.
 */
package org.matryoshka.cpu.segment;
