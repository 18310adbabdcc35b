/**
 * Tests of the kernel's memory management on the JVM, with the emulated machine's MMU as witness.
 */
package org.matryoshka.guest.kernel.memory;
