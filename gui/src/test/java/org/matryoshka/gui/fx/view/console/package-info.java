/**
 * Tests of the terminal: {@code TerminalVectorsTest} compares it with recordings of tmux, {@code
 * TerminalScreenTest} checks one by one what xterm's "Control Sequences" say, {@code
 * ConsoleModelTest} that a console follows its VM forwards and backwards in time, {@code
 * ConsoleViewTest} the view with keys and mouse.
 */
package org.matryoshka.gui.fx.view.console;
