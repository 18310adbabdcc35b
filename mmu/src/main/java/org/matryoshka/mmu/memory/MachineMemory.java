package org.matryoshka.mmu.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The machine's physical memory: RAM from address 0 in one array, and windows of devices. */
public final class MachineMemory extends PhysicalMemory implements MmioWindows {
  /** The most RAM that one Java array can hold, in whole frames. */
  public static final long MAX_SIZE = Integer.MAX_VALUE & ~0xFFFL;

  private final byte[] ram;

  /** By frame: true while writes must be told to the watcher. */
  private final boolean[] watched;

  private final FrameArchive archive;

  private final List<Window> windows = new ArrayList<>();
  private final List<Runnable> protectionListeners = new ArrayList<>();
  private FrameWatcher watcher = (address, size) -> {};

  /** Null while nobody listens. */
  private StoreListener listener;

  private record Window(String name, long start, long size, MmioDevice device) {
    boolean contains(long address) {
      return Long.compareUnsigned(address - start, size) < 0;
    }
  }

  /**
   * Memory of this many bytes, all zero.
   *
   * @param size a multiple of 4096, from 4096 to {@link #MAX_SIZE}
   */
  public MachineMemory(long size) {
    if (size < FRAME_SIZE || size > MAX_SIZE || size % FRAME_SIZE != 0) {
      throw new IllegalArgumentException(
          "memory size " + size + " is not a multiple of 4096 from 4096 to " + MAX_SIZE);
    }
    ram = new byte[(int) size];
    watched = new boolean[(int) (size / FRAME_SIZE)];
    archive = new FrameArchive(ram);
  }

  @Override
  public void addWindow(String name, long start, long size, MmioDevice device) {
    if (size <= 0 || start % FRAME_SIZE != 0 || size % FRAME_SIZE != 0) {
      throw new IllegalArgumentException("window " + name + " is not made of whole frames");
    }
    for (Window window : windows) {
      if (start < window.start + window.size && window.start < start + size) {
        throw new IllegalArgumentException("window " + name + " overlaps window " + window.name);
      }
    }
    windows.add(new Window(name, start, size, device));
  }

  /** Who is told of writes into watched frames: the one cache of decoded instructions. */
  public void setWatcher(FrameWatcher watcher) {
    this.watcher = watcher;
  }

  /** The watcher in force. */
  public FrameWatcher watcher() {
    return watcher;
  }

  /**
   * Adds somebody who must ask anew before writing directly when a frame becomes watched, and when
   * RAM is saved or restored: each core's translation cache.
   */
  public void addProtectionListener(Runnable listener) {
    protectionListeners.add(listener);
  }

  /**
   * Who is told of every store; null for nobody, when stores cost nothing more. Frames that are
   * zeroed as a whole, or put back by {@link #restore}, are not told.
   */
  public void setStoreListener(StoreListener newListener) {
    listener = newListener;
    protectionListeners.forEach(Runnable::run);
  }

  /** From now on writes into the frame of this RAM address are told to the watcher. */
  public void watch(long address) {
    int frame = (int) (address / FRAME_SIZE);
    if (!watched[frame]) {
      watched[frame] = true;
      protectionListeners.forEach(Runnable::run);
    }
  }

  /** Whether writes into the frame of this RAM address are told to the watcher. */
  public boolean isWatched(long address) {
    return watched[(int) (address / FRAME_SIZE)];
  }

  /** Ends {@link #watch}. */
  public void unwatch(long address) {
    watched[(int) (address / FRAME_SIZE)] = false;
  }

  /**
   * Zeroes a frame.
   *
   * @param address a multiple of 4096 within RAM
   */
  public void zeroFrame(long address) {
    archive.markDirty((int) (address / FRAME_SIZE));
    Arrays.fill(ram, (int) address, (int) address + FRAME_SIZE, (byte) 0);
    if (watched[(int) (address / FRAME_SIZE)]) {
      watcher.written(address, FRAME_SIZE);
    }
  }

  // Saving and restoring

  /**
   * Keeps what RAM holds now. Only frames that were written since the last {@link #save} or {@link
   * #restore} are copied.
   */
  public MemorySnapshot save() {
    MemorySnapshot snapshot = archive.save();
    protectionListeners.forEach(Runnable::run);
    return snapshot;
  }

  /**
   * Makes RAM what it was. Only frames that differ are copied; decoded instructions in them are
   * forgotten.
   *
   * @throws IllegalArgumentException if the snapshot is of another memory
   */
  public void restore(MemorySnapshot snapshot) {
    if (!snapshot.isOf(archive)) {
      throw new IllegalArgumentException("the snapshot is of another machine's memory");
    }
    archive.restore(
        snapshot.chunks(),
        (address, size) -> {
          if (watched[(int) (address / FRAME_SIZE)]) {
            watcher.written(address, size);
          }
        });
    protectionListeners.forEach(Runnable::run);
  }

  /** Bytes of frames that all snapshots of this memory hold; a frame of several counts once. */
  public long snapshotBytes() {
    return archive.bytes();
  }

  /** Frames that the next {@link #save} has to look at. */
  public int framesWritten() {
    return archive.dirtyFrames();
  }

  @Override
  public long size() {
    return ram.length;
  }

  @Override
  public byte[] ram() {
    return ram;
  }

  @Override
  public int readableFrame(long address) {
    return isRam(address) && window(address) == null ? (int) address & -FRAME_SIZE : NOT_DIRECT;
  }

  @Override
  public int writableFrame(long address) {
    int frame = readableFrame(address);
    if (frame == NOT_DIRECT || watched[frame / FRAME_SIZE] || listener != null) {
      return NOT_DIRECT;
    }
    archive.markDirty(frame / FRAME_SIZE);
    return frame;
  }

  @Override
  public int watchedFrame(long address) {
    int frame = readableFrame(address);
    return frame != NOT_DIRECT && (watched[frame / FRAME_SIZE] || listener != null)
        ? frame
        : NOT_DIRECT;
  }

  @Override
  public boolean store(int index, int size, long value) {
    int frame = index / FRAME_SIZE;
    archive.markDirty(frame);
    if (listener == null) {
      put(ram, index, size, value);
    } else {
      long before = get(ram, index, size);
      put(ram, index, size, value);
      listener.stored(index, size, before, get(ram, index, size));
    }
    if (watched[frame]) {
      watcher.written(index, size);
    }
    return watched[frame] || listener != null;
  }

  @Override
  public long read(long address, int size) {
    Window window = window(address);
    if (window != null) {
      return window.device.read(address - window.start, size) & (-1L >>> (64 - 8 * size));
    }
    return isRam(address) ? get(ram, (int) address, size) : -1L >>> (64 - 8 * size);
  }

  @Override
  public void write(long address, int size, long value) {
    Window window = window(address);
    if (window != null) {
      window.device.write(address - window.start, size, value & (-1L >>> (64 - 8 * size)));
    } else if (isRam(address)) {
      store((int) address, size, value);
    }
  }

  private boolean isRam(long address) {
    return Long.compareUnsigned(address, ram.length) < 0;
  }

  private Window window(long address) {
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).contains(address)) {
        return windows.get(i);
      }
    }
    return null;
  }
}
