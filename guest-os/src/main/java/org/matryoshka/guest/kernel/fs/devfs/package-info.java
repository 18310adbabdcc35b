/**
 * The devices that are no hardware, and the directory {@code /dev}.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.fs.devfs.Devices}, which registers the
 * drivers and makes the device files. {@code /dev} itself is a tmpfs that is there with its files
 * when it is mounted (Linux calls it devtmpfs); all its mounts show the same one. Invariant: the
 * device numbers are Linux's, so that files made by mknod anywhere work, too. Called once at boot
 * by {@code kernel.fs}; the drivers then by {@code kernel.vfs}.
 */
package org.matryoshka.guest.kernel.fs.devfs;
