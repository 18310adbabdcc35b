/**
 * Tests of the hosted machine: that the Java bodies of the intrinsics do what the instructions do,
 * since kernel tests on the JVM rely on it. Start reading at {@code HostedMachineTest}. Nothing
 * depends on it.
 */
package org.matryoshka.guest.magic;
