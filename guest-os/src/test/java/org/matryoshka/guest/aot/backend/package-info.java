/**
 * Tests of the back end on graphs that are built by hand: each is compiled, linked with a small
 * start in assembly, and run on the emulated processor. Start reading at {@code GraphRunner}.
 */
package org.matryoshka.guest.aot.backend;
