/**
 * Small guests for tests: {@link org.matryoshka.hv.guest.GuestProgram} assembles them, {@link
 * org.matryoshka.hv.guest.GuestRun} runs one on the bare machine or in a virtual machine and keeps
 * everything that it left behind, so that tests can compare.
 */
package org.matryoshka.hv.guest;
