/**
 * A processor core. {@link org.matryoshka.cpu.CpuState} is what the manual calls the register
 * state, plain data; {@link org.matryoshka.cpu.Cpu} runs instructions on it, delivers exceptions
 * and interrupts, and lets a {@link org.matryoshka.cpu.TrapInterceptor} take traps first: that is
 * how a hypervisor stands below a guest.
 *
 * <p>The life of an instruction: {@code Cpu.run} finds the {@link
 * org.matryoshka.cpu.decode.DecodedInstruction} of RIP in the page's decode cache, and calls its
 * handler from {@code cpu.execute} or {@code cpu.system}; the handler reads operands, calls {@code
 * cpu.alu} for the arithmetic and writes back, or throws a {@code GuestFault} before it has changed
 * anything.
 */
package org.matryoshka.cpu;
