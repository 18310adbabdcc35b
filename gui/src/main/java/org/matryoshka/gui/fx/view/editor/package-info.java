/**
 * The view Editor: assembly text with highlighting and diagnostics, assembled while one types, and
 * run as a VM of its own. {@link org.matryoshka.gui.fx.view.editor.EditorModel} knows the file,
 * what is unsaved and what the assembler says, without a toolkit; {@link
 * org.matryoshka.gui.fx.view.editor.EditorView} shows it. Holds: what the user has typed is never
 * thrown away without a question, not even when the window is closed; mnemonics and registers are
 * known from the instruction table alone.
 */
package org.matryoshka.gui.fx.view.editor;
