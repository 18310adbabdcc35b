/**
 * Tests of the frontend: guest code as it is, small sources compiled in memory and interpreted
 * against the JVM.
 */
package org.matryoshka.guest.aot.frontend;
