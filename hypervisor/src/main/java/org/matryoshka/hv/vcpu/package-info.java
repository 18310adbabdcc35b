/**
 * Virtual CPUs. {@link org.matryoshka.hv.vcpu.Vcpu} runs a guest on a {@link
 * org.matryoshka.hv.vcpu.PhysicalCore} in ring 3 until something traps, and deals with it; {@code
 * Deprivilege} says which registers go over and how they come back, {@code ExitClassifier} what a
 * trap is called. What holds: outside of {@code Vcpu.run} the virtual processor's registers are the
 * guest's, even if a run was cut in the middle of a stay in the guest; the two processors never run
 * at the same time; where a run is cut makes no difference. Only {@code hv} calls in here.
 */
package org.matryoshka.hv.vcpu;
