/**
 * {@code /proc}: what the kernel knows, as files of text in Linux's form, so that {@code ps},
 * {@code top}, {@code free}, {@code mount} and {@code df} read them.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.fs.procfs.ProcFileSystem}, the tree.
 * {@link org.matryoshka.guest.kernel.fs.procfs.MachineText} has the files about the machine, {@link
 * org.matryoshka.guest.kernel.fs.procfs.ProcessText} and {@link
 * org.matryoshka.guest.kernel.fs.procfs.StatusText} those about a process. A text is made when it
 * is read from its beginning, and stays the same until then, so that it is whole. Directories of
 * processes are made up at each look. Invariant: nothing here changes anything but the few writable
 * files of {@code sys}; a process that ends meanwhile is ENOENT or ESRCH. Called through {@code
 * kernel.vfs} only.
 */
package org.matryoshka.guest.kernel.fs.procfs;
