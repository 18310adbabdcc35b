package org.matryoshka.mmu.memory;

import java.util.Arrays;

/**
 * Copies of frames for the snapshots of a memory. It knows which frames have been written since RAM
 * was last equal to a snapshot, so saving copies only those, and restoring only those that differ.
 * A frame of zeros has no copy.
 */
final class FrameArchive {
  private static final int FRAME_SIZE = PhysicalMemory.FRAME_SIZE;

  /** Frames of a chunk: snapshots share whole chunks where nothing changed in them. */
  private static final int CHUNK = 256;

  private static final byte[] ZEROS = new byte[FRAME_SIZE];

  /** A copy of a frame. */
  private static final class Copy {
    final byte[] bytes;

    /** Chunks that hold it. */
    int holders;

    Copy(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** Copies of neighbouring frames; null for a frame of zeros. */
  static final class Chunk {
    private final Copy[] copies;

    /** Snapshots that hold it. */
    private int holders;

    private Chunk(Copy[] copies) {
      this.copies = copies;
    }
  }

  private final byte[] ram;

  /** By frame: what it held when RAM was last saved or restored; says nothing if it is dirty. */
  private final Copy[] current;

  /** By chunk: the same, or null if a frame of it may have changed. */
  private final Chunk[] currentChunks;

  private final boolean[] dirty;

  /** The dirty frames, in the order in which they became so. */
  private int[] dirtyFrames = new int[64];

  private int dirtyCount;
  private long bytes;

  /** For a memory that is all zero. */
  FrameArchive(byte[] ram) {
    this.ram = ram;
    int frames = ram.length / FRAME_SIZE;
    current = new Copy[frames];
    dirty = new boolean[frames];
    currentChunks = new Chunk[(frames + CHUNK - 1) / CHUNK];
  }

  /** A frame is about to be written, or may be from now on without our being told. */
  void markDirty(int frame) {
    if (!dirty[frame]) {
      dirty[frame] = true;
      if (dirtyCount == dirtyFrames.length) {
        dirtyFrames = Arrays.copyOf(dirtyFrames, 2 * dirtyCount);
      }
      dirtyFrames[dirtyCount++] = frame;
      currentChunks[frame / CHUNK] = null;
    }
  }

  /** Bytes of all copies. */
  long bytes() {
    return bytes;
  }

  /** Frames written since RAM was last saved or restored. */
  int dirtyFrames() {
    return dirtyCount;
  }

  /** Takes a snapshot; no frame is dirty then. */
  MemorySnapshot save() {
    for (int i = 0; i < dirtyCount; i++) {
      int frame = dirtyFrames[i];
      current[frame] = copy(frame);
      dirty[frame] = false;
    }
    dirtyCount = 0;
    for (int c = 0; c < currentChunks.length; c++) {
      if (currentChunks[c] == null) {
        int from = c * CHUNK;
        currentChunks[c] =
            hold(
                new Chunk(
                    Arrays.copyOfRange(current, from, Math.min(from + CHUNK, current.length))));
      }
      currentChunks[c].holders++;
    }
    return new MemorySnapshot(this, currentChunks.clone());
  }

  private Copy copy(int frame) {
    int from = frame * FRAME_SIZE;
    int to = from + FRAME_SIZE;
    Copy old = current[frame];
    if (Arrays.equals(ram, from, to, old == null ? ZEROS : old.bytes, 0, FRAME_SIZE)) {
      return old;
    }
    boolean zero = old != null && Arrays.equals(ram, from, to, ZEROS, 0, FRAME_SIZE);
    return zero ? null : new Copy(Arrays.copyOfRange(ram, from, to));
  }

  private Chunk hold(Chunk chunk) {
    for (Copy copy : chunk.copies) {
      if (copy != null && copy.holders++ == 0) {
        bytes += FRAME_SIZE;
      }
    }
    return chunk;
  }

  /**
   * Makes RAM what it was at a snapshot; no frame is dirty then.
   *
   * @param changed is told of each frame that was written
   */
  void restore(Chunk[] chunks, FrameWatcher changed) {
    for (int c = 0; c < chunks.length; c++) {
      if (currentChunks[c] != chunks[c]) {
        restore(c * CHUNK, chunks[c].copies, changed);
        currentChunks[c] = chunks[c];
      }
    }
    for (int i = 0; i < dirtyCount; i++) {
      dirty[dirtyFrames[i]] = false;
    }
    dirtyCount = 0;
  }

  private void restore(int first, Copy[] copies, FrameWatcher changed) {
    for (int i = 0; i < copies.length; i++) {
      int frame = first + i;
      Copy copy = copies[i];
      if (dirty[frame] || current[frame] != copy) {
        int at = frame * FRAME_SIZE;
        System.arraycopy(copy == null ? ZEROS : copy.bytes, 0, ram, at, FRAME_SIZE);
        current[frame] = copy;
        changed.written(at, FRAME_SIZE);
      }
    }
  }

  /** Bytes of copies that only this snapshot holds. */
  long ownBytes(Chunk[] chunks) {
    long own = 0;
    for (Chunk chunk : chunks) {
      for (Copy copy : chunk.holders == 1 ? chunk.copies : new Copy[0]) {
        own += copy != null && copy.holders == 1 ? FRAME_SIZE : 0;
      }
    }
    return own;
  }

  /** A snapshot does not need its chunks any more. */
  void release(Chunk[] chunks) {
    for (int c = 0; c < chunks.length; c++) {
      if (--chunks[c].holders == 0) {
        releaseCopies(c * CHUNK, chunks[c].copies);
        if (currentChunks[c] == chunks[c]) {
          currentChunks[c] = null;
        }
      }
    }
  }

  private void releaseCopies(int first, Copy[] copies) {
    for (int i = 0; i < copies.length; i++) {
      if (copies[i] != null && --copies[i].holders == 0) {
        bytes -= FRAME_SIZE;
        if (current[first + i] == copies[i]) {
          // Nobody has a copy of what the frame holds, so it must be copied again.
          markDirty(first + i);
          current[first + i] = null;
        }
      }
    }
  }
}
