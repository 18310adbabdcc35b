/**
 * Physical memory. {@link org.matryoshka.mmu.memory.PhysicalMemory} is what a page walk and an
 * access end in: the machine's own memory ({@link org.matryoshka.mmu.memory.MachineMemory}, one
 * {@code byte[]} and windows of devices), or a virtual machine's, which the hypervisor maps frame
 * by frame onto it. Addresses here are physical; the words gpa and hpa are used where both kinds
 * meet. Guest addresses are hostile: nothing here throws for any address.
 */
package org.matryoshka.mmu.memory;
