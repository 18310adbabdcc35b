/**
 * The kernel's door for programs: which system call has which number and handler.
 *
 * <p>The annotation {@link org.matryoshka.guest.kernel.syscall.Syscall} on a handler is the single
 * source of the dispatch table, of the user stubs, of {@code syscalls.inc} and of {@code
 * docs/kukla-syscalls.md}; {@code SyscallFilesTest} compares them, and writes them with {@code
 * -Dbless=true}. Handlers live in their subsystems, in classes named {@code …Calls}.
 *
 * <p>The way of a call, say {@code read}, in eight hops:
 *
 * <ol>
 *   <li>{@code user.lib.Syscalls.read}, the stub (in a C library, its own): number to RAX,
 *       arguments to RDI, RSI, RDX, R10, R8, R9;
 *   <li>the SYSCALL instruction: the processor puts RIP into RCX, RFLAGS into R11, and goes to ring
 *       0 at the address in MSR_LSTAR;
 *   <li>{@code syscall_entry} in {@code src/main/asm/kukla/syscall.asm}: the task's kernel stack,
 *       and on it the program's registers as a {@link org.matryoshka.guest.kernel.trap.TrapFrame};
 *   <li>{@code TrapDispatcher.systemCall}: the time until now was the program's; number and
 *       arguments out of the frame;
 *   <li>{@link org.matryoshka.guest.kernel.syscall.SyscallTable#dispatch}: from the number to the
 *       handler, int arguments narrowed;
 *   <li>the handler, {@code FileCalls.read}: looks at its arguments, reaches user memory through
 *       {@link org.matryoshka.guest.kernel.memory.UserMemory} only, perhaps sleeps, returns a value
 *       or a negative {@link org.matryoshka.guest.kernel.syscall.Errno};
 *   <li>back in {@code TrapDispatcher}: the result goes into the frame, and before user mode come
 *       somebody else's turn and {@link org.matryoshka.guest.kernel.signal.SignalDelivery signals},
 *       which may have the call made again;
 *   <li>the end of {@code syscall_entry}: registers from the frame, SYSRET (or IRETQ, if the
 *       program goes on somewhere else). The stub returns.
 * </ol>
 *
 * <p>Invariants: a handler never throws, whatever its arguments; a number without a handler is
 * -ENOSYS and one line in the log. Called by the trap dispatcher only.
 */
package org.matryoshka.guest.kernel.syscall;
