/**
 * Tests of looking into a guest from outside. What the guest itself prints from {@code /proc} is
 * the oracle: {@code KuklaGuest} boots it, types commands and waits for the prompt. Start reading
 * at {@code GuestReaderTest}; {@code TornGuestTest} looks at thousands of moments in which the
 * kernel is in the middle of something, and at memory that has been damaged on purpose.
 */
package org.matryoshka.gui.inspect.guest;
