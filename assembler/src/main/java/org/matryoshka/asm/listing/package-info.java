/**
 * Listings: what came of each source line. {@link org.matryoshka.asm.listing.Listing} renders the
 * records of the last pass beside the object's bytes, in NASM's layout. Offsets are those in the
 * section, before linking; fields that a linker fills in show as zeros. Called by whoever prints.
 */
package org.matryoshka.asm.listing;
