/**
 * Tests of the file system in memory on the JVM: random operations on files against an array of
 * bytes, and the directory's cookies. Names and links are tested with {@code kernel.vfs}.
 */
package org.matryoshka.guest.kernel.fs.tmpfs;
