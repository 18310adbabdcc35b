/**
 * The x87 unit: eight registers of 80 bits used as a stack, with arithmetic in 64 bits of precision
 * (SDM vol. 1, chapter 8).
 *
 * <p>Start reading at {@link org.matryoshka.cpu.x87.X87Instructions}, which finds the handler of an
 * instruction. {@link org.matryoshka.cpu.x87.FpuState} is the state, {@link
 * org.matryoshka.cpu.x87.Extended} a number, {@link org.matryoshka.cpu.x87.X87Stack} the rules of
 * the stack and of exceptions, which do not interrupt the instruction that raises them but the next
 * one. Arithmetic comes from {@code cpu.ieee}. Pointers to the last instruction and operand are not
 * kept, as on processors that report them only with an exception; they read as what was loaded.
 * Called when an instruction is decoded.
 */
package org.matryoshka.cpu.x87;
