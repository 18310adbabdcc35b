/**
 * Pages about the instruction set, generated from the instruction table. {@link
 * org.matryoshka.isa.docs.IsaReferenceWriter} makes the reference, {@link
 * org.matryoshka.isa.docs.VirtualizabilityReport} the page about what a hypervisor must catch. Both
 * give text and write no files; a test compares them with {@code docs/isa} and rewrites that on
 * demand.
 */
package org.matryoshka.isa.docs;
