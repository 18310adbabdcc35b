/**
 * The translation cache. {@link org.matryoshka.mmu.tlb.Tlb} is direct-mapped with one bank for
 * supervisor and one for user mode, in plain arrays, so that the hit path inlines into interpreter
 * and generated code. It changes nothing but the time, for software that invalidates where the
 * manual asks for it (SDM vol. 3A, 4.10.4).
 */
package org.matryoshka.mmu.tlb;
