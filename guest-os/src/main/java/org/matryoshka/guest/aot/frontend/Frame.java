package org.matryoshka.guest.aot.frontend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/** The local variables and the operand stack of the bytecode machine; a long is one entry. */
final class Frame {
  private final Value[] locals;
  private final Value[] stack;
  private int depth;

  Frame(int maxLocals, int maxStack) {
    locals = new Value[maxLocals];
    stack = new Value[maxStack];
  }

  /** Returns a copy that has forgotten the local variables that are not live. */
  Frame copy(BitSet live) {
    Frame copy = new Frame(locals.length, stack.length);
    for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
      copy.locals[slot] = locals[slot];
    }
    System.arraycopy(stack, 0, copy.stack, 0, depth);
    copy.depth = depth;
    return copy;
  }

  Value local(int slot) {
    return locals[slot];
  }

  void setLocal(int slot, Value value) {
    locals[slot] = value;
  }

  int depth() {
    return depth;
  }

  void push(Value value) {
    stack[depth++] = value;
  }

  Value pop() {
    return stack[--depth];
  }

  Value peek() {
    return stack[depth - 1];
  }

  /** Pops what takes a number of stack words; returns it in the order in which it was pushed. */
  List<Value> popWords(int words) {
    List<Value> values = new ArrayList<>();
    int taken = 0;
    while (taken < words) {
      Value value = pop();
      taken += value.type() == ValueType.LONG ? 2 : 1;
      values.add(value);
    }
    Collections.reverse(values);
    return values;
  }

  void pushAll(List<Value> values) {
    values.forEach(this::push);
  }

  /** Returns the number of places: local variables, then stack entries. */
  int places() {
    return locals.length + depth;
  }

  Value place(int index) {
    return index < locals.length ? locals[index] : stack[index - locals.length];
  }

  void setPlace(int index, Value value) {
    if (index < locals.length) {
      locals[index] = value;
    } else {
      stack[index - locals.length] = value;
    }
  }
}
