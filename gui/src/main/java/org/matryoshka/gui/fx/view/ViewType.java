package org.matryoshka.gui.fx.view;

import java.util.function.Function;

/**
 * A kind of view: what the window knows of it before it is made.
 *
 * @param id unique, lower case, for instance {@code "cpu"}; layouts and screenshots name it by this
 * @param title on its tab, in sentence case
 * @param icon literal of the Feather pack, for instance {@code "fth-cpu"}
 * @param place where it stands at first
 * @param tooltip what it shows, in one sentence
 * @param helpTopic the page that F1 opens when nothing in it knows a better one
 * @param factory makes it; called once, when the view is shown first. What it throws is shown in
 *     the view's place
 */
public record ViewType(
    String id,
    String title,
    String icon,
    DockPlace place,
    String tooltip,
    String helpTopic,
    Function<ViewContext, ToolView> factory) {}
