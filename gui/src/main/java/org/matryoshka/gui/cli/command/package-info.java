/**
 * The commands, one small class each: {@code gui}, {@code demo}, {@code run}, {@code boot}, {@code
 * vm}, {@code show}, {@code asm}, {@code disasm}, {@code bench}, {@code test}. Start with {@link
 * org.matryoshka.gui.cli.command.Command}. Holds: a command parses nothing by hand (Commons CLI
 * does), reports through exceptions that carry an exit code, and returns normally only when it has
 * written what it promised. Called by the dispatcher alone.
 */
package org.matryoshka.gui.cli.command;
