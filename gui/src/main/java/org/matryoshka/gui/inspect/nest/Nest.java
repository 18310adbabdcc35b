package org.matryoshka.gui.inspect.nest;

import java.util.Optional;
import org.matryoshka.gui.session.ExitEntry;

/**
 * The stack at one moment.
 *
 * @param step of the machine
 * @param machine the outermost doll
 * @param lastExit the last crossing out of a VM; empty before the first one
 * @param justCrossed whether the step before was that crossing
 */
public record Nest(long step, Doll machine, Optional<ExitEntry> lastExit, boolean justCrossed) {}
