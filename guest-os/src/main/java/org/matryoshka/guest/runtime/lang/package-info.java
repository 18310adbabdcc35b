/**
 * What compiled guest code gets instead of classes of {@code java.lang} (and a few of {@code
 * java.util}): same simple names, same behaviour for the methods that are here, text limited to
 * Latin-1, a byte for each character.
 *
 * <p>Start reading at {@code String}. The compiler takes every mention of {@code java.lang.X} or
 * {@code java.util.X}, in code, descriptors and superclasses, for the class {@code X} of this
 * package; a class that is not here is a violation of the subset. So within this package {@code
 * String} and {@code java.lang.String} become one class. On the JVM they are two, which is why
 * sources here write {@code java.lang.} in full for what javac must find (literals, the result of
 * {@code toString}, exceptions that are thrown), and cast between the two.
 *
 * <p>Invariants: the root class {@code Object} has no superclass once compiled, its constructor
 * does nothing; {@code String} has one field, its bytes. Named by compiled code only, and by the
 * tests that compare it with the JDK.
 */
package org.matryoshka.guest.runtime.lang;
