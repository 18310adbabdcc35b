/**
 * Rules that hold for the whole code base, checked on all modules' classes and sources at once:
 * this module is the one that sees them all. When a rule stops you, its message says what to do
 * instead; change a rule only together with the ADR under {@code docs/adr} that it comes from.
 */
package org.matryoshka.architecture;
