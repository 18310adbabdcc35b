/**
 * The view CPU: registers with the old value beside changed ones, flags as toggles, control bits,
 * descriptor tables, vectors and interrupts of one VM, and what the guest believes beside what is.
 * {@link org.matryoshka.gui.fx.view.cpu.CpuModel} decides what counts as changed and reads what
 * users type, without a toolkit; {@link org.matryoshka.gui.fx.view.cpu.CpuView} shows it. Holds:
 * everything on the screen is also in the text that can be copied.
 */
package org.matryoshka.gui.fx.view.cpu;
