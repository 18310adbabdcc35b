/**
 * Reads the memory of a VM without changing anything: {@link
 * org.matryoshka.gui.inspect.space.GuestSpace} translates with the guest's page tables and leaves
 * accessed bits, untouched frames and device windows as they are. Start there. Holds: whatever a
 * guest has put into its tables, a reader ends, and says which bytes can't be read. Called on the
 * session's thread by the readers of other topics.
 */
package org.matryoshka.gui.inspect.space;
