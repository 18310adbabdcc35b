package org.matryoshka.guest.kernel.vfs;

/** The advisory locks on one file. */
public final class FileLocks {}
