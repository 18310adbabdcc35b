/**
 * The virtual file system: what a path means, what a descriptor means, and the system calls on
 * both.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.vfs.PathWalk}, which turns a path into a
 * {@link org.matryoshka.guest.kernel.vfs.Location}: a directory entry ({@link
 * org.matryoshka.guest.kernel.vfs.Dentry}) seen through a mount ({@link
 * org.matryoshka.guest.kernel.vfs.Mount}). The entry leads to an {@link
 * org.matryoshka.guest.kernel.vfs.Inode}, the file itself; opening it makes an {@link
 * org.matryoshka.guest.kernel.vfs.OpenFile}, and a process numbers those in its {@link
 * org.matryoshka.guest.kernel.vfs.DescriptorTable}.
 *
 * <p>Invariants: a {@code long} result is a value or a negated {@link
 * org.matryoshka.guest.kernel.syscall.Errno}; names are Latin-1 strings, a character a byte;
 * nothing here trusts a process (paths, lengths, flags may be anything). A file system implements
 * {@link org.matryoshka.guest.kernel.vfs.FileSystem} and the inodes of its kind; it may use this
 * package, and this package knows no file system.
 */
package org.matryoshka.guest.kernel.vfs;
