/**
 * Whose memory is whose. {@link org.matryoshka.hv.memory.FrameAllocator} hands out the machine's
 * frames and remembers for each of them who owns it and for what; {@link
 * org.matryoshka.hv.memory.GuestMemory} is the physical memory that one virtual machine sees, made
 * of such frames as they are first touched. What holds: a frame has one owner; a frame that is
 * handed out contains zeroes; no address that a guest can make leads to a frame of somebody else.
 * Start with {@code GuestMemory}; only the hypervisor's own packages call in here, and views that
 * draw the frame map.
 */
package org.matryoshka.hv.memory;
