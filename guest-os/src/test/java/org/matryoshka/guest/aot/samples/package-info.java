/**
 * Java that tests compile ahead of time and run both on the JVM and on the emulated processor. Each
 * class has a method {@code result(int)} whose values for 0, 1, 2 … are compared; start reading at
 * {@code CompiledJavaTest}, which lists them. This is guest code: it keeps to the subset.
 */
package org.matryoshka.guest.aot.samples;
