/**
 * Tests of pipes on the JVM, where nobody sleeps: random reads and writes without waiting against a
 * queue of bytes, and the ends' coming and going.
 */
package org.matryoshka.guest.kernel.pipe;
