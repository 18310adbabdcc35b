package org.matryoshka.guest.aot.ir;

/**
 * A field of a reachable class.
 *
 * @param id its name
 * @param isStatic whether there is one of it
 * @param isFinal whether it is declared final
 * @param initialValue what it holds at the start if that is not zero, else null; static fields only
 */
public record ProgramField(
    FieldId id, boolean isStatic, boolean isFinal, StaticValue initialValue) {}
