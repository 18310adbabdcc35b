/**
 * Physical memory. {@link org.matryoshka.mmu.memory.PhysicalMemory} is what a page walk and an
 * access end in: the machine's own memory ({@link org.matryoshka.mmu.memory.MachineMemory}, one
 * {@code byte[]} and windows of devices), or a virtual machine's, which the hypervisor maps frame
 * by frame onto it. Addresses here are physical; the words gpa and hpa are used where both kinds
 * meet. Guest addresses are hostile: nothing here throws for any address.
 *
 * <p>The machine's memory can be kept and put back ({@link
 * org.matryoshka.mmu.memory.MemorySnapshot}): {@code FrameArchive} knows which frames were written
 * since. What holds: a core that has direct write access to a frame has got it after the last
 * snapshot, so the frame is marked as written.
 */
package org.matryoshka.mmu.memory;
