package org.matryoshka.gui.fx.dock;

import javafx.scene.Node;

/**
 * Something that stands in a tab.
 *
 * @param id its name in layouts: letters, digits, dashes
 * @param title on the tab
 * @param icon literal of the Feather pack
 * @param tooltip of the tab
 * @param content what is seen; always the same node
 * @param focus puts the keyboard into it
 */
public record DockItem(
    String id, String title, String icon, String tooltip, Node content, Runnable focus) {}
