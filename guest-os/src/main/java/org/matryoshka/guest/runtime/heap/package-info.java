/**
 * Allocation and garbage collection for compiled guest programs: objects never move, the collector
 * marks precisely through the heap and conservatively from stacks, then sweeps.
 *
 * <p>Start reading at {@code Heap}. {@link org.matryoshka.guest.runtime.heap.TypeDescriptor} has
 * the layout of objects as the compiler makes them. Memory and root ranges come from a {@code
 * HeapPlatform}, which the kernel and the user runtime implement.
 *
 * <p>Invariants: nothing here allocates objects of its own while it works; free memory is zeroed
 * when it is allocated. Called by compiled code at every {@code new}, and by nobody else.
 */
package org.matryoshka.guest.runtime.heap;
