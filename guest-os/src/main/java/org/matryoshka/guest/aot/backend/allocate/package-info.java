/**
 * Register allocation by colouring the interference graph, after Chaitin, Briggs, and George and
 * Appel: liveness, graph, coalescing of copies, optimistic colouring, spilling, until all virtual
 * registers have one of the processor's. Start reading at {@link
 * org.matryoshka.guest.aot.backend.allocate.RegisterAllocator}. RSP is never given away. Values
 * that are live across calls find the caller-saved registers taken and get callee-saved ones or a
 * place in the frame; most instructions take a spilled value from there as a memory operand.
 */
package org.matryoshka.guest.aot.backend.allocate;
