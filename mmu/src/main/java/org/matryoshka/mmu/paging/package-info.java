/**
 * Four-level paging of long mode (SDM vol. 3A, 4.5). {@link
 * org.matryoshka.mmu.paging.PageTableWalker} walks real tables in physical memory, checks the
 * access, sets accessed and dirty bits, and can name each {@link
 * org.matryoshka.mmu.paging.WalkStep} for people to look at. Words as in KVM: gva, gpa, hpa, gfn,
 * gpte, spte.
 */
package org.matryoshka.mmu.paging;
