/**
 * Tests of the initial archive on the JVM: one made by GNU cpio (recorded in {@code
 * src/test/resources/files}), hand-made ones, and thousands of damaged ones.
 */
package org.matryoshka.guest.kernel.fs.cpio;
