/**
 * The file systems together, as the machine starts with them.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.fs.FileStart}: it makes the tree of files
 * from the initial archive, mounts the devices, and makes the other kinds known to {@code mount}.
 * Invariant: nothing below this package but {@code kernel.vfs} is known to the rest of the kernel.
 * Called once, by {@code Kernel.start}, and by tests that want a whole tree.
 */
package org.matryoshka.guest.kernel.fs;
