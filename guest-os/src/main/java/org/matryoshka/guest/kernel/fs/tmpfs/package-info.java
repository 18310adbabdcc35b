/**
 * The file system in memory: what the root, {@code /tmp} and {@code /dev} are made of.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.fs.tmpfs.TmpFileSystem}. Directories are
 * hash tables of entries; the contents of a file lie in frames ({@link
 * org.matryoshka.guest.kernel.fs.tmpfs.PageTree}), the very frames that a mapping of the file shows
 * and that {@code execve} runs from: there is no copy and no other page cache. Invariants: a file's
 * bytes behind its end in the last frame are zero; the counts of pages and inodes never exceed the
 * limits of the file system (ENOSPC). Called through {@code kernel.vfs} only.
 */
package org.matryoshka.guest.kernel.fs.tmpfs;
