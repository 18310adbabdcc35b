/**
 * The only door from guest Java to the machine: addresses, ports, control registers, code
 * addresses, system calls.
 *
 * <p>Start reading at {@link org.matryoshka.guest.magic.Memory} and {@link
 * org.matryoshka.guest.magic.Processor}. Every method marked {@link
 * org.matryoshka.guest.magic.Intrinsic} has two meanings that must agree: the ahead-of-time
 * compiler replaces the call by a few instructions and never looks at the body, and on the JVM the
 * body runs against the {@link org.matryoshka.guest.magic.HostedMachine} of the calling thread, so
 * that kernel classes are unit-tested without a machine.
 *
 * <p>Invariants: addresses are {@code long}, lengths are in bytes, everything is little-endian; no
 * method checks what it is asked to do (these are instructions). May be called by {@code runtime},
 * {@code kernel} and {@code user} only.
 */
package org.matryoshka.guest.magic;
