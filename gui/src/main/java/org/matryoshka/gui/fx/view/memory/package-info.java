/**
 * The view Memory: bytes from five viewpoints with marks on what has changed, search, and the map
 * of the machine's frames. Start with {@link org.matryoshka.gui.fx.view.memory.MemoryView}; which
 * bytes are shown and what has changed is decided in {@link
 * org.matryoshka.gui.fx.view.memory.MemoryModel}, how the map is cut into cells in {@link
 * org.matryoshka.gui.fx.view.memory.FrameGrid}, both without toolkit. A canvas has a table as its
 * twin. Only the view catalogue calls in here.
 */
package org.matryoshka.gui.fx.view.memory;
