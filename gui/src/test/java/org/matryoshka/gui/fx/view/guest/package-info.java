/**
 * Tests of the view Guest: {@code GuestModelTest} without a toolkit (the tree, the changes since
 * the last look, damaged parents), {@code GuestViewTest} with a window: what a click chooses, what
 * an image without debug information shows, and that text and names for screen readers are there.
 */
package org.matryoshka.gui.fx.view.guest;
