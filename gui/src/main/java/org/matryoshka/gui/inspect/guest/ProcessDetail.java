package org.matryoshka.gui.inspect.guest;

import java.util.List;

/**
 * All about one process.
 *
 * @param process the process
 * @param areas its address space by ascending addresses
 * @param files its open files by descriptor
 * @param mounts what it can see of the mounts, by the paths that it knows
 * @param limits those of its resource limits that are set
 * @param stacks a kernel stack for each thread
 * @param notes what made no sense while reading
 */
public record ProcessDetail(
    ProcessInfo process,
    List<AreaInfo> areas,
    List<FileInfo> files,
    List<MountInfo> mounts,
    List<LimitInfo> limits,
    List<ThreadStack> stacks,
    List<String> notes) {
  /** Copies the lists. */
  public ProcessDetail {
    areas = List.copyOf(areas);
    files = List.copyOf(files);
    mounts = List.copyOf(mounts);
    limits = List.copyOf(limits);
    stacks = List.copyOf(stacks);
    notes = List.copyOf(notes);
  }
}
