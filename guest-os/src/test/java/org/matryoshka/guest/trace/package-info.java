/** Tests of the trace channel's host side, fed by the kernel's own writer on the hosted machine. */
package org.matryoshka.guest.trace;
