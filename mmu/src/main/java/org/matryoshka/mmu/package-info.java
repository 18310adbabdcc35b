/**
 * The memory management unit of one core. {@link org.matryoshka.mmu.Mmu} gives typed access to
 * linear addresses: a hit in the {@link org.matryoshka.mmu.tlb.Tlb} touches RAM directly,
 * everything else takes the slow path through a page walk.
 *
 * <p>Words, as in KVM: <b>gva</b> guest-virtual (linear) address, <b>gpa</b> guest-physical,
 * <b>hpa</b> host-physical (the machine's own), <b>gfn</b> guest frame number, <b>gpte</b> an entry
 * in the guest's own table, <b>spte</b> one in a shadow table.
 */
package org.matryoshka.mmu;
