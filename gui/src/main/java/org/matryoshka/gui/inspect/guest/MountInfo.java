package org.matryoshka.gui.inspect.guest;

/**
 * A mount.
 *
 * @param id its number
 * @param parent the number of the mount that it hangs on
 * @param place where it hangs
 * @param type of the file system
 * @param source what it was made from
 * @param options as in {@code /proc/mounts}
 */
public record MountInfo(
    int id, int parent, String place, String type, String source, String options) {}
