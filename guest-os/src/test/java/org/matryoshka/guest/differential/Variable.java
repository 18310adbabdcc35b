package org.matryoshka.guest.differential;

/**
 * A variable that generated code can name.
 *
 * @param type its type
 * @param name how it is written
 * @param assignable whether code may change it: loop counters it may not
 */
record Variable(JavaType type, String name, boolean assignable) {}
