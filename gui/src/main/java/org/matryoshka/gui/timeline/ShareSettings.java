package org.matryoshka.gui.timeline;

/**
 * Weight and cap of a VM from some time on.
 *
 * @param time in cycles, when it was picked first with them
 * @param step the same in steps
 * @param vm number of the VM
 * @param weight from 1
 * @param cap in percent of a core
 */
public record ShareSettings(long time, long step, int vm, int weight, int cap) {}
