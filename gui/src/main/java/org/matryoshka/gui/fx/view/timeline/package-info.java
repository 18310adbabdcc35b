/**
 * The view Timeline: one lane for each physical core and each virtual CPU, from the whole run down
 * to single steps. Start with {@link org.matryoshka.gui.fx.view.timeline.TimelineModel}, which
 * knows no toolkit: what part is shown, where the cursor is, what is measured. {@code
 * TimelineCanvas} draws it, {@code TimelineView} connects both with the session. Holds: what is
 * drawn is bounded by the width of the canvas, not by the number of exits; the cursor of the view
 * and the place of the machine are two things. Made by the window through {@code ViewCatalog}.
 */
package org.matryoshka.gui.fx.view.timeline;
