/**
 * What runs in a user program before and behind its {@code main}: the heap over {@code brk},
 * arguments and environment from the first stack page, and the end with a stack trace after a
 * failure.
 *
 * <p>Start reading at {@link org.matryoshka.guest.runtime.program.ProgramStart}, which the assembly
 * entry {@code program.asm} calls. Invariants: nothing costs time before a program asks for it,
 * since starting programs is what a shell does all day; system calls go straight to the kernel by
 * {@code magic.UserCall}. Called by that assembly and by {@code user.lib}.
 */
package org.matryoshka.guest.runtime.program;
