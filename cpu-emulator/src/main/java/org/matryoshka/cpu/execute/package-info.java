/**
 * What the instructions do. {@link org.matryoshka.cpu.execute.Handlers} finds the handler of an
 * instruction among the families: the integer instructions here, the system instructions in {@code
 * cpu.system}. A family reads operands, calls {@code cpu.alu} for the arithmetic and writes back;
 * it throws a {@code GuestFault} before it has changed anything. Called when an instruction is
 * decoded.
 */
package org.matryoshka.cpu.execute;
