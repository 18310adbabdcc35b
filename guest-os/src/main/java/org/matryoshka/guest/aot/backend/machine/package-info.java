/**
 * Machine code before it has its registers: functions of blocks of x86-64 instructions over virtual
 * registers. Start reading at {@link org.matryoshka.guest.aot.backend.machine.MachineInstruction}.
 * Registers 0 to 15 are the processor's, in the order of their numbers; greater ones are virtual
 * and are gone after register allocation. A block is an extended basic block: jumps to cold stubs
 * and over a few instructions may stand in its middle, as long as nothing that they skip is needed
 * later. Made by {@code select}, changed by {@code allocate}, written by {@code emit}.
 */
package org.matryoshka.guest.aot.backend.machine;
