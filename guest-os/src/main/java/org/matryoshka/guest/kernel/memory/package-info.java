/**
 * Memory: physical frames, page tables, address spaces of processes, and the one way to a user's
 * memory.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.memory.AddressSpace}; below it lie {@link
 * org.matryoshka.guest.kernel.memory.PageTables} and {@link
 * org.matryoshka.guest.kernel.memory.FrameAllocator}. A frame is named by its physical address; the
 * kernel reaches it through the direct map. Pages come into being when they are touched first, are
 * shared copy-on-write by fork, and go back to the allocator, all of them, when the last user is
 * gone. Invariants: a present user entry of a page table holds one reference on its frame; nothing
 * in here sleeps.
 */
package org.matryoshka.guest.kernel.memory;
