/**
 * Containers for guest code: the kernel and the programs have no {@code java.util}, so here are the
 * few that they need, in restricted Java, with the same behaviour on the JVM.
 *
 * <p>Start reading at {@link org.matryoshka.guest.runtime.collection.Sequence}. Iteration order is
 * always defined (insertion order, or the order of the index), so that runs repeat. Most loops
 * should use an index, which allocates nothing: {@code for (int i = 0; i < s.size(); i++)} over
 * sequences and {@code for (int i = t.first(); i >= 0; i = t.next(i))} over tables.
 *
 * <p>Invariants: a wrong index is the caller's mistake and throws (a panic in the kernel); nothing
 * else throws; nothing is synchronized. May be used by all guest code and by tests.
 */
package org.matryoshka.guest.runtime.collection;
