package org.matryoshka.gui.session;

import java.util.List;
import java.util.Map;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.gui.scenario.Scenario;

/**
 * What a {@link World} is built from, and built again from when a session starts over.
 *
 * @param source what the user named: a bundled scenario, a file
 * @param scenario the machine and its VMs
 * @param images one for each VM, in the scenario's order
 * @param sources texts of sources that are in no file, by the names that the images' line tables
 *     have: what was assembled in the window's editor
 */
public record WorldSpecification(
    String source, Scenario scenario, List<ElfImage> images, Map<String, String> sources) {
  /** Copies the collections; there must be an image for each VM. */
  public WorldSpecification {
    images = List.copyOf(images);
    sources = Map.copyOf(sources);
    if (images.size() != scenario.vms().size()) {
      throw new IllegalArgumentException(
          images.size() + " images for " + scenario.vms().size() + " VMs");
    }
  }

  /** All sources are in files, or bundled. */
  public WorldSpecification(String source, Scenario scenario, List<ElfImage> images) {
    this(source, scenario, images, Map.of());
  }

  /** The same with sources that are in no file. */
  public WorldSpecification withSources(Map<String, String> more) {
    return new WorldSpecification(source, scenario, images, more);
  }
}
