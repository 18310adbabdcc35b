package org.matryoshka.gui.session;

import java.util.List;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.gui.scenario.Scenario;

/**
 * What a {@link World} is built from, and built again from when a session starts over.
 *
 * @param source what the user named: a bundled scenario, a file
 * @param scenario the machine and its VMs
 * @param images one for each VM, in the scenario's order
 */
public record WorldSpecification(String source, Scenario scenario, List<ElfImage> images) {
  /** Copies the list; there must be an image for each VM. */
  public WorldSpecification {
    images = List.copyOf(images);
    if (images.size() != scenario.vms().size()) {
      throw new IllegalArgumentException(
          images.size() + " images for " + scenario.vms().size() + " VMs");
    }
  }
}
