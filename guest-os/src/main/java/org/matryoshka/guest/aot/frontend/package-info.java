/**
 * The front half of the ahead-of-time compiler: from class files to a {@link
 * org.matryoshka.guest.aot.ir.Program}.
 *
 * <p>Start with {@link org.matryoshka.guest.aot.frontend.Frontend}. A {@code ClassRepository} reads
 * and caches class files from a {@code ClassSource}; it may serve many compilations. {@code
 * GraphBuilder} turns the bytecode of one method into a graph. {@code ClosedWorld} starts at the
 * entry points and follows calls until nothing new turns up; it then knows which classes have
 * objects, and turns dispatched calls with one possible target into direct ones.
 *
 * <p>Names of {@code java.lang} and {@code java.util} classes are replaced where class files are
 * read ({@code ReplacedNames}); nothing behind sees them. Called by the compiler's facade.
 */
package org.matryoshka.guest.aot.frontend;
