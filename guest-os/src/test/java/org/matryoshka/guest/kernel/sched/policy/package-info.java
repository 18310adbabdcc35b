/** Tests of the scheduling algorithms under virtual tasks. */
package org.matryoshka.guest.kernel.sched.policy;
