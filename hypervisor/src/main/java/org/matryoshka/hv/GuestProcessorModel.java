package org.matryoshka.hv;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.CpuidModel;
import org.matryoshka.cpu.system.ProcessorModel;
import org.matryoshka.hv.exit.Signature;

/**
 * What CPUID tells a guest: the bare processor's answers, and openly that there is a hypervisor, in
 * the leaves that are set aside for that.
 */
final class GuestProcessorModel implements CpuidModel {
  private static final int FEATURES = 1;

  /** Leaf 1, ECX: a hypervisor is present. */
  private static final int HYPERVISOR = 1 << 31;

  private static final int SIGNATURE_LEAF = 0x4000_0000;
  private static final int INTERFACE_LEAF = 0x4000_0001;

  /** Version of the hypercalls in {@link org.matryoshka.hv.exit.Hypercall}. */
  private static final int HYPERCALL_VERSION = 1;

  private final ProcessorModel bare = new ProcessorModel(0, 1);

  @Override
  public Leaf leaf(int leaf, int subleaf, CpuState state) {
    return switch (leaf) {
      case FEATURES -> {
        Leaf features = bare.leaf(leaf, subleaf, state);
        yield new Leaf(features.eax(), features.ebx(), features.ecx() | HYPERVISOR, features.edx());
      }
      case SIGNATURE_LEAF ->
          new Leaf(INTERFACE_LEAF, Signature.word(0), Signature.word(1), Signature.word(2));
      case INTERFACE_LEAF -> new Leaf(HYPERCALL_VERSION, 0, 0, 0);
      default -> bare.leaf(leaf, subleaf, state);
    };
  }
}
