/**
 * The hypervisor: what ring 0 belongs to. {@link org.matryoshka.hv.Hypervisor} has the machine's
 * cores and memory; {@link org.matryoshka.hv.VirtualMachine} is a guest's world with its life from
 * creation to destruction.
 */
package org.matryoshka.hv;
