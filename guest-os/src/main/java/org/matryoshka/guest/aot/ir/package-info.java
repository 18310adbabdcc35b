/**
 * The intermediate representation of the ahead-of-time compiler: a method is a {@link
 * org.matryoshka.guest.aot.ir.Graph} of basic blocks in static single assignment form, a compiled
 * world is a {@link org.matryoshka.guest.aot.ir.Program}.
 *
 * <p>Start with {@code Graph}, {@code Block} and {@code Value}. A value is a leaf (constant,
 * address, parameter: in no block, one object per graph) or a node with operands that stands in a
 * block: a phi, an instruction or a terminator. Instructions run in the order in which they stand;
 * whoever moves one answers for memory and for traps. Classes are named as class files name them
 * ({@code a/b/C}, {@code [I}, {@code [La/b/C;}), and replaced {@code java.lang} classes already
 * carry the name of their replacement.
 *
 * <p>Invariants, checked by {@code GraphChecker}: a definition dominates its uses; a phi has one
 * operand for each predecessor, in the order of the predecessors; operand types fit; ids depend on
 * nothing but the input. The frontend builds graphs, the optimizer changes them, the backend reads
 * them.
 */
package org.matryoshka.guest.aot.ir;
