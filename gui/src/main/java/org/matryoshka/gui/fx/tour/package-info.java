/**
 * The tour of the first run: six callouts that point at real controls and go on when the user does
 * the real thing. {@link org.matryoshka.gui.fx.tour.Tour} shows them, {@link
 * org.matryoshka.gui.fx.tour.TourStep} is one of them. Holds: the tour blocks nothing, and can be
 * left at any moment and taken again from the Help menu. Knows actions and node ids only, neither
 * the session nor the views.
 */
package org.matryoshka.gui.fx.tour;
