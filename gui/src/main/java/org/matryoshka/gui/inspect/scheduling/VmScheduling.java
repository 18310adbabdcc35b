package org.matryoshka.gui.inspect.scheduling;

import org.matryoshka.gui.timeline.VcpuState;

/**
 * A VM as the hypervisor's scheduler sees it.
 *
 * @param number of the VM, from 1
 * @param name of the VM
 * @param state what its virtual CPU does now
 * @param since when it began that, in cycles; −1 if it is not known
 * @param queuePosition its place among those that wait for a core, from 1; 0 if it does not wait
 * @param weight from 1
 * @param cap in percent of a core, 100 for none
 * @param allowance cycles that its cap leaves it in this period; {@link Long#MAX_VALUE} without cap
 * @param virtualRuntime cycles that it has had, divided by its weight; −1 if the policy has none
 * @param cycles of core time that it has had
 * @param asked its part of the cores by weight and cap while all compete, 0 to 1
 * @param received its part of the core time handed out while all competed; {@link Double#NaN} if
 *     that never was the case
 * @param overall its part of the core time handed out at all
 */
public record VmScheduling(
    int number,
    String name,
    VcpuState state,
    long since,
    int queuePosition,
    int weight,
    int cap,
    long allowance,
    long virtualRuntime,
    long cycles,
    double asked,
    double received,
    double overall) {}
