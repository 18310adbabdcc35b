/**
 * How handlers get at operands: registers of every width, effective addresses, memory through the
 * core's translation, and the stack. {@link org.matryoshka.cpu.operand.Operands} is where to start.
 * Everything here throws a {@code GuestFault} before it changes anything. Used by the instruction
 * families in {@code cpu.execute} and {@code cpu.system}.
 */
package org.matryoshka.cpu.operand;
