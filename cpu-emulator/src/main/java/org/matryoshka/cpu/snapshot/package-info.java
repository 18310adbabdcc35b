/**
 * The one way in which a part of the machine shows its state. A {@link
 * org.matryoshka.cpu.snapshot.Stateful} part lists its fields once, by name, to a {@link
 * org.matryoshka.cpu.snapshot.StateFields}; from that single list come the state hash ({@link
 * org.matryoshka.cpu.snapshot.StateDigest}), the state that is put back when time is turned back
 * ({@link org.matryoshka.cpu.snapshot.StateWords}), and a snapshot that people can read ({@link
 * org.matryoshka.cpu.snapshot.StateSnapshot}). Start with {@code Stateful}.
 *
 * <p>What holds: the same part lists the same names in the same order, whatever its values are (a
 * list of varying length lists its length first); whatever later behaviour depends on is listed;
 * caches, listeners and wiring are not.
 */
package org.matryoshka.cpu.snapshot;
