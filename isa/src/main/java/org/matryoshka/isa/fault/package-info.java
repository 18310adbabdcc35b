/**
 * The architectural exceptions that an instruction can raise (SDM vol. 3A, chapter 6). {@link
 * org.matryoshka.isa.fault.GuestFault} is thrown by the memory management unit and by instruction
 * handlers <em>before</em> any architectural state is changed, and is caught only by the
 * processor's run loop. Host errors use other exception types.
 */
package org.matryoshka.isa.fault;
