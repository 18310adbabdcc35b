/**
 * The user programs on the JVM: over a kernel in memory that {@link
 * org.matryoshka.guest.user.HostedOs} is.
 */
package org.matryoshka.guest.user;
