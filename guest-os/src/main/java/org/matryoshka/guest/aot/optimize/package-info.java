/**
 * Makes graphs better without changing what they do: folding, common subexpressions, checks that
 * can't fail, inlining.
 *
 * <p>Start with {@link org.matryoshka.guest.aot.optimize.Optimizer}, which says which pass runs
 * when. Each pass is a class with one static method that takes a graph (or the program) and leaves
 * it sound in the sense of {@code GraphChecker}. Passes know Java's semantics, not the machine.
 * Called by the compiler's facade between frontend and backend.
 */
package org.matryoshka.guest.aot.optimize;
