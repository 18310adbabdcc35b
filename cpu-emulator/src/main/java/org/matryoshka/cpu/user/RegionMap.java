package org.matryoshka.cpu.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The regions of an address space, disjoint and in order. All addresses are multiples of 4096. */
final class RegionMap {
  private final TreeMap<Long, Region> regions = new TreeMap<>();

  /** The region that holds an address, or null. */
  Region at(long address) {
    Map.Entry<Long, Region> below = regions.floorEntry(address);
    return below != null && address < below.getValue().end() ? below.getValue() : null;
  }

  /** The parts of regions that lie in a range, in order. */
  List<Region> within(long start, long end) {
    List<Region> found = new ArrayList<>();
    Region first = at(start);
    if (first != null) {
      found.add(first.withRange(start, Math.min(end, first.end())));
    }
    for (Region region : regions.subMap(start, false, end, false).values()) {
      found.add(region.withRange(region.start(), Math.min(end, region.end())));
    }
    return found;
  }

  /** Whether a range holds no region. */
  boolean isFree(long start, long end) {
    return within(start, end).isEmpty();
  }

  /** Whether every page of a range belongs to a region. */
  boolean covers(long start, long end) {
    long covered = start;
    for (Region region : within(start, end)) {
      if (region.start() != covered) {
        return false;
      }
      covered = region.end();
    }
    return covered >= end;
  }

  /** Takes a range out of all regions. */
  void remove(long start, long end) {
    for (Region part : within(start, end)) {
      Region whole = at(part.start());
      regions.remove(whole.start());
      if (whole.start() < part.start()) {
        regions.put(whole.start(), whole.withRange(whole.start(), part.start()));
      }
      if (part.end() < whole.end()) {
        regions.put(part.end(), whole.withRange(part.end(), whole.end()));
      }
    }
  }

  /** Adds a region in place of whatever was in its range. Empty regions are left out. */
  void put(Region region) {
    if (region.start() < region.end()) {
      remove(region.start(), region.end());
      regions.put(region.start(), region);
    }
  }

  /** The highest place for some bytes below a limit and from a floor on. */
  OptionalLong highestGap(long size, long floor, long limit) {
    long end = limit;
    for (Region region : regions.headMap(limit, false).descendingMap().values()) {
      if (end - Math.max(region.end(), floor) >= size) {
        break;
      }
      end = Math.min(end, region.start());
    }
    return end - floor >= size ? OptionalLong.of(end - size) : OptionalLong.empty();
  }
}
