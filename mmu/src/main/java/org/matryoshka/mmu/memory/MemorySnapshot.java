package org.matryoshka.mmu.memory;

/**
 * The contents of a machine's RAM at a moment. Immutable; frames that did not change between two
 * snapshots of a memory are held once for both. It holds its frames until it is {@linkplain
 * #release released}.
 */
public final class MemorySnapshot {
  private final FrameArchive archive;
  private FrameArchive.Chunk[] chunks;

  MemorySnapshot(FrameArchive archive, FrameArchive.Chunk[] chunks) {
    this.archive = archive;
    this.chunks = chunks;
  }

  /** Bytes of frames that no other snapshot holds, so what {@link #release} would set free. */
  public long ownBytes() {
    return archive.ownBytes(chunks());
  }

  /** Gives its frames up; it can't be used any more. A second call does nothing. */
  public void release() {
    if (chunks != null) {
      archive.release(chunks);
      chunks = null;
    }
  }

  /** Whether it was taken from the memory with this archive. */
  boolean isOf(FrameArchive other) {
    return archive == other;
  }

  FrameArchive.Chunk[] chunks() {
    if (chunks == null) {
      throw new IllegalStateException("the snapshot has been released");
    }
    return chunks;
  }
}
