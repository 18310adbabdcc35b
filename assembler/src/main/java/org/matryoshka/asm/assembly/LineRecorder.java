package org.matryoshka.asm.assembly;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.preprocess.ExpandedLine;

/** Notes for listing and line table where each line's bytes lie in the last pass. */
final class LineRecorder {
  private List<LineRecord> lines = new ArrayList<>();

  void beginPass() {
    lines = new ArrayList<>();
  }

  void record(ExpandedLine line, SectionState before, long start, Session session) {
    SectionState after = session.current();
    boolean same = before == after;
    long length = same ? session.offset() - start : 0;
    String section = after == null ? "" : after.name;
    lines.add(new LineRecord(line, section, same ? start : session.offset(), length));
  }

  List<LineRecord> lines() {
    return lines;
  }
}
