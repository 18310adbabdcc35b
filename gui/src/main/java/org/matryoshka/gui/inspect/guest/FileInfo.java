package org.matryoshka.gui.inspect.guest;

/**
 * An open descriptor.
 *
 * @param descriptor its number
 * @param kind file, directory, pipe, terminal, device or the kernel's class for it
 * @param path as the machine calls it, or {@code pipe:[N]}
 * @param position where the next read or write is
 * @param flags access and status: {@code rw,append,cloexec}
 * @param detail more about it, such as how full a pipe is; empty for nothing
 * @param object address of the open file, a gva: descriptors with equal ones share their position
 */
public record FileInfo(
    int descriptor,
    String kind,
    String path,
    long position,
    String flags,
    String detail,
    long object) {}
