/**
 * The initial contents of the root: a cpio archive in the "newc" format, as Linux's initramfs.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.fs.cpio.Initramfs}, which makes a file for
 * each {@link org.matryoshka.guest.kernel.fs.cpio.CpioEntry}. Invariants: an archive is input like
 * any other, nothing in it is trusted, and what is wrong with it is said with the offset; the
 * frames of contents that begin at a page boundary become those of the file, without a copy. Called
 * once at boot by {@code kernel.fs}.
 */
package org.matryoshka.guest.kernel.fs.cpio;
