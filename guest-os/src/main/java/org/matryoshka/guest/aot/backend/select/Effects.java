package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.DivisionCheck;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.StoreElement;
import org.matryoshka.guest.aot.ir.StoreField;
import org.matryoshka.guest.aot.ir.StoreStatic;

/** What stands in the way of doing a load later. */
final class Effects {
  private Effects() {}

  /** Whether memory or the machine may be changed. */
  static boolean writes(Instruction instruction) {
    return switch (instruction) {
      case StoreField store -> true;
      case StoreStatic store -> true;
      case StoreElement store -> true;
      case Invoke call -> true;
      case New allocation -> true;
      case NewArray allocation -> true;
      case IntrinsicCall call -> !call.isPure() && !Intrinsics.isRead(call.method());
      default -> false;
    };
  }

  /** Whether control may end in a trap, or something is changed, so that traps keep their order. */
  static boolean mayTrap(Instruction instruction) {
    return switch (instruction) {
      case LoadField load -> load.checksNull();
      case ArrayLength length -> length.checksNull();
      case NullCheck check -> true;
      case BoundsCheck check -> true;
      case DivisionCheck check -> true;
      case CheckCast cast -> true;
      default -> writes(instruction);
    };
  }
}
