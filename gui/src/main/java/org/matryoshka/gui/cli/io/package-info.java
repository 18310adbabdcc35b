/**
 * What every command needs to talk to the world: the {@link org.matryoshka.gui.cli.io.Terminal},
 * the documented {@link org.matryoshka.gui.cli.io.ExitCode exit codes}, the exception that carries
 * them, input files, output files that are never half-written, progress. Start with {@code
 * Terminal}. Holds: a command gets its streams from here and never from {@code System}. Called by
 * the commands and the dispatcher.
 */
package org.matryoshka.gui.cli.io;
