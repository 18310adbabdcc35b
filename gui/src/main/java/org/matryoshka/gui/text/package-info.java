/**
 * Plain text for people: aligned {@link org.matryoshka.gui.text.Table tables}, sizes and counts as
 * they are written and read ({@link org.matryoshka.gui.text.Quantity}), and the guess at what a
 * mistyped name meant ({@link org.matryoshka.gui.text.NearestName}). Holds: pure functions of their
 * arguments, the same in every locale. Used everywhere in this module; uses nothing of ours itself.
 */
package org.matryoshka.gui.text;
