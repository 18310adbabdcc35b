package org.matryoshka.gui.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.VmSpecification;
import org.matryoshka.gui.session.history.LoggedAction;

/**
 * A run that can be handed in: with the same machine it is repeated to the last bit.
 *
 * @param source what the user had named
 * @param machine SHA-256 over what the scenario says of the machine and its VMs
 * @param vms name and image of each VM
 * @param step where it ended
 * @param stateHash of all VMs there
 * @param actions what was done up to there
 */
public record InputLog(
    String source,
    String machine,
    List<VmImage> vms,
    long step,
    String stateHash,
    List<LoggedAction> actions) {
  /**
   * The image that a VM was booted from.
   *
   * @param sha256 of the file
   */
  public record VmImage(String name, String sha256) {}

  /** Copies the lists. */
  public InputLog {
    vms = List.copyOf(vms);
    actions = List.copyOf(actions);
  }

  /** What was done in a world up to now. */
  static InputLog of(World world, List<LoggedAction> actions) {
    WorldSpecification specification = world.specification();
    return new InputLog(
        specification.source(),
        machineHash(specification.scenario()),
        images(specification),
        world.position(),
        world.hypervisor().stateHash(),
        actions.stream().filter(action -> action.step() <= world.position()).toList());
  }

  private static List<VmImage> images(WorldSpecification specification) {
    List<VmImage> images = new ArrayList<>();
    for (int i = 0; i < specification.images().size(); i++) {
      images.add(
          new VmImage(
              specification.scenario().vms().get(i).name(),
              imageHash(specification.images().get(i))));
    }
    return images;
  }

  /**
   * Checks that it belongs to a machine.
   *
   * @throws WorldException if not; the message says what differs
   */
  public void requireSameMachine(WorldSpecification specification) throws WorldException {
    List<VmImage> there = images(specification);
    if (there.size() != vms.size()) {
      throw new WorldException(
          "the input log is of %d VMs, but %s has %d"
              .formatted(vms.size(), specification.source(), there.size()));
    }
    for (int i = 0; i < there.size(); i++) {
      if (!there.get(i).sha256().equals(vms.get(i).sha256())) {
        throw new WorldException(
            "the input log was made with another image in VM %s: its SHA-256 is %s, not %s"
                .formatted(there.get(i).name(), vms.get(i).sha256(), there.get(i).sha256()));
      }
    }
    if (!machine.equals(machineHash(specification.scenario()))) {
      throw new WorldException(
          "the input log was made on a machine that is set up otherwise (memory, cores, weights,"
              + " caps, modes, policy or command lines): it is that of "
              + source);
    }
  }

  private static String machineHash(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    text.append(scenario.cores()).append('|').append(scenario.memory()).append('|');
    text.append(scenario.policy());
    for (VmSpecification vm : scenario.vms()) {
      text.append('|').append(vm.memory()).append(' ').append(vm.weight()).append(' ');
      text.append(vm.cap()).append(' ').append(vm.mode()).append(' ');
      text.append(vm.guest().commandLine());
    }
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String imageHash(ElfImage image) {
    return HexFormat.of().formatHex(sha256().digest(image.bytes()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
