/**
 * Tests of the kernel's own classes: on the JVM where they can be, on the machine where they must.
 */
package org.matryoshka.guest.kernel;
