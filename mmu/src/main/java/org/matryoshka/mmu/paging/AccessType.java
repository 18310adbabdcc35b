package org.matryoshka.mmu.paging;

/** What a linear address is translated for. */
public enum AccessType {
  READ,
  WRITE,
  FETCH
}
