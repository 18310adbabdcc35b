/**
 * What is in memory, for people to look at: bytes from five viewpoints, search, and whose each
 * frame of the machine is. Start with {@link org.matryoshka.gui.inspect.memory.MemoryReader};
 * {@link org.matryoshka.gui.inspect.memory.MemoryLens} is how an address of a viewpoint becomes a
 * byte of the machine.
 *
 * <p>Holds: reading changes nothing, no frame is touched by it and no device is asked; bytes that
 * can't be read come with the reason. What readers return is immutable. Readers are called on the
 * thread that owns the {@code World}; a search is cut into pieces, so that the thread is never kept
 * long.
 */
package org.matryoshka.gui.inspect.memory;
