/**
 * Shadow paging: page tables in the machine's memory that the physical processor walks in place of
 * the guest's. Start with {@link org.matryoshka.hv.shadow.ShadowMmu}, which says how shadow tables
 * react to what happens; {@link org.matryoshka.hv.shadow.LazyShadowMmu} is the implementation, made
 * of a cache of {@link org.matryoshka.hv.shadow.ShadowPage}s, a reverse map and the tracing of
 * guest tables. A lab may put its own {@code ShadowMmu} in its place.
 *
 * <p>Words: <b>primary</b> structures are the guest's own tables, the <b>shadow</b> is derived from
 * them. A <b>true fault</b> is one that the guest's tables demand; a <b>hidden fault</b> is one of
 * the shadow alone; a <b>trace</b> is the write protection of a frame that holds a primary
 * structure (Adams and Agesen 2006). gfn, gpte, spte, role as in KVM's mmu documentation.
 *
 * <p>All guest code runs in ring 3, so the shadow has two views of each address space: in the
 * kernel view every page that the guest's kernel may touch is mapped as a user page, in the user
 * view only those that its user mode may touch. Rights are decided at the entries that map pages;
 * the levels above allow everything. Only {@code hv.vcpu} calls in here.
 */
package org.matryoshka.hv.shadow;
