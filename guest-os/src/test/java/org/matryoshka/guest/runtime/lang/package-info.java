/**
 * Tests that compare the replaced classes of {@code java.lang} with the JDK's where that is
 * possible on the JVM; what concerns text is compared on the machine. Start reading at {@code
 * NumbersTest}. Nothing depends on it.
 */
package org.matryoshka.guest.runtime.lang;
