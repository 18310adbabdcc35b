/**
 * Pipes and FIFOs: bytes that one task writes and another one reads.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.pipe.Pipe}, the buffer and the counts of
 * its two ends; {@link org.matryoshka.guest.kernel.pipe.PipeEnd} is an open file on it, and waits
 * when there is nothing to read or no room. A FIFO ({@link
 * org.matryoshka.guest.kernel.pipe.FifoInode}) is a pipe with a name, made when first opened.
 * Invariants: a write of at most PIPE_BUF bytes is never mixed with another; a pipe without data
 * holds no frame. Called through {@code kernel.vfs} only.
 */
package org.matryoshka.guest.kernel.pipe;
