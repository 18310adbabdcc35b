/**
 * What a virtual processor is like: {@link org.matryoshka.gui.inspect.registers.CpuSnapshot} holds
 * all its registers with their bits, tables and interrupts decoded, and beside them the physical
 * core that it really runs on; {@link org.matryoshka.gui.inspect.registers.CpuReader} copies it
 * from a world; {@link org.matryoshka.gui.inspect.registers.RegisterChanges} compares two. Holds:
 * snapshots are immutable and complete; reading changes nothing; a hostile guest's tables give
 * entries that say what is wrong with them, never an exception.
 */
package org.matryoshka.gui.inspect.registers;
