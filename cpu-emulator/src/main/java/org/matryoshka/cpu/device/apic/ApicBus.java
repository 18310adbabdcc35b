package org.matryoshka.cpu.device.apic;

import java.util.ArrayList;
import java.util.List;

/** Carries interrupt messages between the local APICs of one machine, in the order of the cores. */
public final class ApicBus {
  private final List<LocalApic> apics = new ArrayList<>();
  private IpiListener listener =
      new IpiListener() {
        @Override
        public void init(int core) {}

        @Override
        public void startup(int core, int page) {}
      };

  /** A bus with nothing on it. */
  public ApicBus() {}

  /** Who is told of INIT and start-up messages. */
  public void setListener(IpiListener listener) {
    this.listener = listener;
  }

  void attach(LocalApic apic) {
    apics.add(apic);
  }

  IpiListener listener() {
    return listener;
  }

  /**
   * Delivers a message.
   *
   * @param sender the APIC whose interrupt command register was written
   * @param low the low half of that register (SDM vol. 3A, figure 11-12)
   * @param destination the destination field, 8 bits
   */
  void send(LocalApic sender, int low, int destination) {
    int mode = low >> 8 & 7;
    int vector = low & 0xFF;
    boolean lowestPriority = mode == LocalApic.LOWEST_PRIORITY;
    for (LocalApic apic : apics) {
      boolean addressed =
          switch (low >> 18 & 3) {
            case 0 -> apic.matches((low & 1 << 11) != 0, destination);
            case 1 -> apic == sender;
            case 2 -> true;
            default -> apic != sender;
          };
      if (addressed && apic.receive(mode, vector, low) && lowestPriority) {
        // All cores are equal, so the first one that takes it is one of the lowest priority.
        return;
      }
    }
  }
}
