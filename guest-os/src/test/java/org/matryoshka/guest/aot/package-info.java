/**
 * Tests of the ahead-of-time compiler as a whole. Start reading at the harness that compiles
 * methods of test classes and runs them on the emulated processor; the packages below test the
 * parts.
 */
package org.matryoshka.guest.aot;
