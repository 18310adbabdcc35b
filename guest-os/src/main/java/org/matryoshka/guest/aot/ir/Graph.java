package org.matryoshka.guest.aot.ir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The code of one method. */
public final class Graph {
  private final MethodId method;
  private final boolean isStatic;
  private final String sourceFile;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<List<Object>, Leaf> leaves = new LinkedHashMap<>();
  private List<Block> blocks = new ArrayList<>();
  private Block entry;
  private int valueCount;
  private int blockCount;

  /**
   * Makes an empty graph with the parameters of a method.
   *
   * @param sourceFile the simple name of the source file
   */
  public Graph(MethodId method, boolean isStatic, String sourceFile) {
    this.method = method;
    this.isStatic = isStatic;
    this.sourceFile = sourceFile;
    if (!isStatic) {
      addParameter("L" + method.owner() + ";");
    }
    method.parameterDescriptors().forEach(this::addParameter);
  }

  private void addParameter(String descriptor) {
    parameters.add(new Parameter(nextId(), parameters.size(), descriptor));
  }

  /** Returns the method. */
  public MethodId method() {
    return method;
  }

  /** Returns whether the method has no receiver. */
  public boolean isStatic() {
    return isStatic;
  }

  /** Returns the simple name of the source file. */
  public String sourceFile() {
    return sourceFile;
  }

  /** Returns the parameters, the receiver first. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /** Returns the blocks that can be reached, in reverse postorder; a view. */
  public List<Block> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /** Returns the first block; it has no predecessors. */
  public Block entry() {
    return entry;
  }

  /** Says which block is the first. */
  public void setEntry(Block entry) {
    this.entry = entry;
  }

  /** Makes a block that is in the graph once {@link #setBlocks} lists it. */
  public Block newBlock() {
    return new Block(blockCount++);
  }

  /** Sets the blocks, in reverse postorder. */
  public void setBlocks(List<Block> order) {
    blocks = new ArrayList<>(order);
  }

  /** Returns a number greater than the id of every value. */
  public int valueCount() {
    return valueCount;
  }

  /** Returns a number greater than the id of every block. */
  public int blockCount() {
    return blockCount;
  }

  int nextId() {
    return valueCount++;
  }

  /** Returns all leaves but the parameters that were ever asked for, used or not; a view. */
  public Collection<Leaf> leaves() {
    return Collections.unmodifiableCollection(leaves.values());
  }

  /** Returns the constant of type int. */
  public Constant intConstant(int value) {
    return (Constant)
        leaves.computeIfAbsent(
            List.of(ValueType.INT, (long) value),
            key -> new Constant(nextId(), ValueType.INT, value));
  }

  /** Returns the constant of type long. */
  public Constant longConstant(long value) {
    return (Constant)
        leaves.computeIfAbsent(
            List.of(ValueType.LONG, value), key -> new Constant(nextId(), ValueType.LONG, value));
  }

  /** Returns the constant of type int or long. */
  public Constant constant(ValueType type, long value) {
    return type == ValueType.LONG ? longConstant(value) : intConstant((int) value);
  }

  /** Returns the null reference. */
  public NullReference nullReference() {
    return (NullReference)
        leaves.computeIfAbsent(List.of("null"), key -> new NullReference(nextId()));
  }

  /** Returns a string literal. */
  public StringLiteral stringLiteral(String value) {
    return (StringLiteral)
        leaves.computeIfAbsent(List.of("string", value), key -> new StringLiteral(nextId(), value));
  }

  /** Returns the address of a type descriptor. */
  public DescriptorAddress descriptorAddress(String typeName) {
    return (DescriptorAddress)
        leaves.computeIfAbsent(
            List.of("descriptor", typeName), key -> new DescriptorAddress(nextId(), typeName));
  }

  /** Returns the address of a symbol. */
  public SymbolAddress symbolAddress(String symbol) {
    return (SymbolAddress)
        leaves.computeIfAbsent(
            List.of("symbol", symbol), key -> new SymbolAddress(nextId(), symbol));
  }
}
