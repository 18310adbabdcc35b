/**
 * Tests in restricted Java that run twice, on the JVM over the hosted machine and, compiled, in
 * ring 0 of the emulated machine; both must log the same lines. They show that kernel classes which
 * pass their unit tests on the JVM behave the same where it matters.
 *
 * <p>Start reading at {@code SelfTest}. To add one: write a class in this package that implements
 * it, with plain checks that log what they found, and name it in {@code SelfTests}. Physical memory
 * from {@code SelfTest.MEMORY} up to {@code SelfTest.MEMORY_END} is the test's own in both worlds.
 * Depends on the kernel and the runtime; nothing depends on it.
 */
package org.matryoshka.guest.selftest;
