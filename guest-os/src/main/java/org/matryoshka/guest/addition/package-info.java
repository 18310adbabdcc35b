/**
 * A student's classes on their way into the kernel: found, checked, and prepared so that they can't
 * hang it.
 *
 * <p>Start reading at {@link org.matryoshka.guest.addition.AddedClasses}. {@link
 * org.matryoshka.guest.addition.BudgetedClass} adds the instruction budget: a call at each turn of
 * a loop, and a note of the line of each answer. Invariants: the input is not trusted, and
 * everything wrong with it is told at once as text; the same classes give the same bytes. Not guest
 * code. Called by the command line, which gives the result to the build of the image, and by tests.
 */
package org.matryoshka.guest.addition;
