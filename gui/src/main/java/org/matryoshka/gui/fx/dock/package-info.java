/**
 * Views as tabs in areas that can be split, moved, floated, closed and maximized. {@link
 * org.matryoshka.gui.fx.dock.Layout} is where everything stands, an immutable value without
 * toolkit; {@link org.matryoshka.gui.fx.dock.DockPane} shows it and turns the user's drags and keys
 * into new layouts. Start with {@code Layout}. Holds: a view stands in one place at most, no area
 * is empty, and whatever text {@code LayoutText} reads gives a layout that can be shown. Knows
 * nothing of what the views are.
 */
package org.matryoshka.gui.fx.dock;
