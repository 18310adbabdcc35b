/**
 * Says which Java the compiler refuses, and why: the rules of the subset, the check of one method's
 * bytecode, and the checks that need the whole program (recursion, stack depth).
 *
 * <p>Start with {@link org.matryoshka.guest.aot.verify.Rule}. {@code MethodVerifier} reads
 * bytecode; {@code CallGraph}, {@code RecursionCheck} and {@code StackDepth} read a finished {@code
 * Program}. Everything that is found goes into one {@code ViolationLog}: a programmer sees all of
 * it at once, in order of file and line. Called by the frontend and by the compiler's facade.
 */
package org.matryoshka.guest.aot.verify;
