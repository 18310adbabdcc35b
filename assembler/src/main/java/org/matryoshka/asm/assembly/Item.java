package org.matryoshka.asm.assembly;

import org.matryoshka.asm.encoding.AssembledInstruction;
import org.matryoshka.asm.preprocess.ExpandedLine;
import org.matryoshka.asm.syntax.ParsedLine;

/** A parsed line with what the passes remember of it. */
final class Item {
  final ParsedLine parsed;
  final ExpandedLine line;

  /** The instruction's bytes, if they are the same in every pass. */
  AssembledInstruction fixed;

  Item(ParsedLine parsed, ExpandedLine line) {
    this.parsed = parsed;
    this.line = line;
  }
}
