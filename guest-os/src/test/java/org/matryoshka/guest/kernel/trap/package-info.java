/** Tests of interrupt controller, kernel stacks and frames on the JVM. */
package org.matryoshka.guest.kernel.trap;
