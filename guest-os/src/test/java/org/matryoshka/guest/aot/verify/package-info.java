/** Tests of the rules of restricted Java: a bad source for each, and the exact message. */
package org.matryoshka.guest.aot.verify;
