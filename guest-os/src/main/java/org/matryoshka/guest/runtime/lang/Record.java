package org.matryoshka.guest.runtime.lang;

/** The superclass of records; their generated methods are not available. */
public abstract class Record {
  /** Does nothing. */
  protected Record() {}
}
