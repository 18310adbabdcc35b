/**
 * What the user can do, in one form: an {@link org.matryoshka.gui.fx.action.Action} has an id, a
 * title, keys in both {@linkplain org.matryoshka.gui.fx.action.KeyMap key maps}, and a reason when
 * it can't be done now. {@link org.matryoshka.gui.fx.action.Actions} holds them all; {@link
 * org.matryoshka.gui.fx.action.ActionControls} makes buttons and menu items of them. Holds: no
 * control of the window does something that is not an action, and no control is disabled without
 * saying why.
 */
package org.matryoshka.gui.fx.action;
