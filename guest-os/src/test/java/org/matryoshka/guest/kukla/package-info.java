/** Tests of the whole Kukla, kernel and programs, on the emulated machine and in VMs. */
package org.matryoshka.guest.kukla;
