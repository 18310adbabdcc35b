package org.matryoshka.guest.aot.backend.write;

import static org.matryoshka.guest.aot.backend.machine.Registers.RAX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RDI;
import static org.matryoshka.guest.aot.backend.machine.Registers.RDX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RSI;
import static org.matryoshka.guest.aot.backend.machine.Registers.RSP;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.matryoshka.guest.aot.backend.emit.CodeBuffer;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.emit.Shape;
import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.TrapArgument;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.isa.Mnemonic;

/** The stubs behind a function: calls of traps, and divisions by -1. */
final class ColdCode {
  private final CodeBuffer raw;
  private final FormCache forms;
  private final Jumps jumps;
  private final int spillBase;
  private final List<Stub> stubs = new ArrayList<>();

  private record Stub(int label, ColdPath path, SourcePosition position) {}

  ColdCode(CodeBuffer raw, FormCache forms, Jumps jumps, int spillBase) {
    this.raw = raw;
    this.forms = forms;
    this.jumps = jumps;
    this.spillBase = spillBase;
  }

  /** Takes a stub in; the label to jump to. */
  int add(ColdPath path, SourcePosition position) {
    int label = jumps.newLabel();
    stubs.add(new Stub(label, path, position));
    return label;
  }

  /** Writes all stubs. */
  void write(Consumer<SourcePosition> row) {
    for (Stub stub : stubs) {
      jumps.place(stub.label());
      row.accept(stub.position());
      switch (stub.path()) {
        case ColdPath.Trap trap -> {
          arguments(trap.arguments());
          raw.putCall(forms.plan(Mnemonic.CALL, Shape.NEAR, 64, 64, 0), trap.symbol());
        }
        case ColdPath.NegativeOne division -> {
          raw.put(
              forms.plan(Mnemonic.NEG, Shape.R, division.bits(), division.bits(), 0),
              false,
              RAX,
              0,
              0);
          raw.put(forms.plan(Mnemonic.XOR, Shape.RR, 32, 32, 0), false, RDX, RDX, 0);
          jumps.jump(Mnemonic.JMP, jumps.local(division.back()));
        }
      }
    }
  }

  private void arguments(List<TrapArgument> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    TrapArgument first = arguments.getFirst();
    if (arguments.size() == 1) {
      load(RDI, first);
      return;
    }
    TrapArgument second = arguments.get(1);
    boolean secondReadsRdi = reads(second, RDI);
    if (secondReadsRdi && reads(first, RSI)) {
      // each needs the other's register: RAX is free, nothing is live here
      move(RAX, RSI);
      load(RSI, second);
      load(
          RDI,
          first.isMemory()
              ? TrapArgument.intAt(RAX, first.displacement())
              : TrapArgument.register(RAX));
    } else if (secondReadsRdi) {
      load(RSI, second);
      load(RDI, first);
    } else {
      load(RDI, first);
      load(RSI, second);
    }
  }

  private static boolean reads(TrapArgument argument, int register) {
    return !argument.isSpilled() && argument.register() == register;
  }

  private void move(int to, int from) {
    if (to != from) {
      raw.put(forms.plan(Mnemonic.MOV, Shape.RR, 64, 64, 0), false, to, from, 0);
    }
  }

  private void load(int to, TrapArgument argument) {
    if (argument.isSpilled()) {
      raw.memory(RSP, CodeBuffer.NONE, 0, spillBase + argument.register(), null);
      raw.put(forms.plan(Mnemonic.MOV, Shape.RM, 64, 64, 0), true, to, 0, 0);
      if (argument.isMemory()) {
        memory(to, to, argument);
      }
    } else if (argument.register() >= 0) {
      if (argument.isMemory()) {
        memory(to, argument.register(), argument);
      } else {
        move(to, argument.register());
      }
    } else if (argument.symbol() != null) {
      raw.immediateSymbol(argument.symbol());
      raw.put(forms.plan(Mnemonic.MOV, Shape.RI, 64, 64, Integer.MIN_VALUE), false, to, 0, 0);
    } else {
      long value = argument.immediate() & 0xFFFF_FFFFL;
      raw.put(forms.plan(Mnemonic.MOV, Shape.RI, 32, 32, value), false, to, 0, value);
    }
  }

  private void memory(int to, int base, TrapArgument argument) {
    raw.memory(base, CodeBuffer.NONE, 0, argument.displacement(), null);
    raw.put(forms.plan(Mnemonic.MOV, Shape.RM, 32, 32, 0), true, to, 0, 0);
  }
}
