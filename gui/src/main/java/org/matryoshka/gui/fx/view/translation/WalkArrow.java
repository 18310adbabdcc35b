package org.matryoshka.gui.fx.view.translation;

/**
 * An arrow between two cards of the diagram.
 *
 * @param fromColumn column of the card that it starts at
 * @param fromRow its row
 * @param toColumn column of the card that it leads to
 * @param toRow its row
 * @param broken the way ends there: the arrow is dashed
 */
public record WalkArrow(int fromColumn, int fromRow, int toColumn, int toRow, boolean broken) {}
