package org.matryoshka.gui.inspect.guest;

/**
 * A thread of a guest's process, as the kernel's objects describe it.
 *
 * @param tid its number
 * @param name what it runs
 * @param state as in {@code ps}: R, S, D, T or Z
 * @param doing one word or two: running, ready, sleeping, stopped, new, ended
 * @param waitsFor what a sleep waits for; empty for nothing
 * @param call the system call that it is in; empty if it is in none
 * @param current whether the guest's processor runs it
 * @param nice from -20 to 19
 * @param weight its share relative to others; 1024 for nice 0
 * @param key the scheduler's own number for it: virtual run time, pass, credit; what it is says
 *     {@link GuestSnapshot#keyName}
 * @param queuePosition its place in the run queue from 1; 0 if it is not in it
 * @param user cycles in its own code
 * @param system cycles in the kernel on its behalf
 * @param waiting cycles that it was ready while others ran
 * @param voluntary how often it gave the processor up
 * @param involuntary how often the processor was taken from it
 * @param userRip where it left user mode, a gva; 0 if that is not known
 * @param object address of the kernel's object, a gva
 */
public record ThreadInfo(
    int tid,
    String name,
    char state,
    String doing,
    String waitsFor,
    String call,
    boolean current,
    int nice,
    int weight,
    long key,
    int queuePosition,
    long user,
    long system,
    long waiting,
    long voluntary,
    long involuntary,
    long userRip,
    long object) {}
