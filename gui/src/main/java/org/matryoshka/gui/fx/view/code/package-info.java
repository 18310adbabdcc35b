/**
 * The view Code: disassembly with source, the next and the last instruction marked, breakpoints,
 * jump arrows. {@link org.matryoshka.gui.fx.view.code.CodeModel} knows what is asked for, where one
 * has been, and what each row shows, without a toolkit; {@link
 * org.matryoshka.gui.fx.view.code.CodeView} draws it. Holds: the list moves only when the
 * instruction that is to be seen is not in it; every mark has a shape and a word beside its colour.
 */
package org.matryoshka.gui.fx.view.code;
