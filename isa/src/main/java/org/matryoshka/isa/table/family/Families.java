package org.matryoshka.isa.table.family;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All families of the instruction table, in the order of the reference page. */
public final class Families {
  private Families() {}

  /** The row groups of each family, by the family's title. */
  public static Map<String, List<RowGroup>> all() {
    Map<String, List<RowGroup>> all = new LinkedHashMap<>();
    all.put("Data movement", DataMovement.ROWS);
    all.put("Exchanges", Exchanges.ROWS);
    all.put("Conditional moves", ConditionalMoves.ROWS);
    all.put("Stack", Stack.ROWS);
    all.put("Arithmetic", Arithmetic.ROWS);
    all.put("Multiplication and division", MultiplyDivide.ROWS);
    all.put("Logic", Logic.ROWS);
    all.put("Shifts", Shifts.ROWS);
    all.put("Rotates", Rotates.ROWS);
    all.put("Bits", Bits.ROWS);
    all.put("Conditional sets", ConditionalSets.ROWS);
    all.put("Conditional jumps", ConditionalJumps.ROWS);
    all.put("Branches", Branches.ROWS);
    all.put("Strings", Strings.ROWS);
    all.put("Flags", FlagOperations.ROWS);
    all.put("Input and output", InputOutput.ROWS);
    all.put("Interrupts and system calls", SystemCalls.ROWS);
    all.put("Segment registers", SegmentRegisters.ROWS);
    all.put("Descriptor tables", DescriptorTables.ROWS);
    all.put("System control", SystemControl.ROWS);
    all.put("x87 moves", X87Moves.ROWS);
    all.put("x87 arithmetic", X87Arithmetic.ROWS);
    all.put("x87 comparisons", X87Comparisons.ROWS);
    all.put("x87 control", X87Control.ROWS);
    all.put("Vector moves", VectorMoves.ROWS);
    all.put("Vector arithmetic on numbers", VectorNumbers.ROWS);
    all.put("Vector conversions", VectorConversions.ROWS);
    all.put("Vector arithmetic on integers", VectorIntegers.ROWS);
    all.put("Vector shuffles", VectorShuffles.ROWS);
    all.put("Vector state", VectorState.ROWS);
    all.put("Hints and no-operations", Hints.ROWS);
    return all;
  }
}
