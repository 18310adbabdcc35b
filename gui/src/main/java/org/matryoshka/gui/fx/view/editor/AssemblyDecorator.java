package org.matryoshka.gui.fx.view.editor;

import java.util.List;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/** Colours a line, and underlines what the assembler complains about. */
final class AssemblyDecorator implements SyntaxDecorator {
  private final List<Problem> problems;

  AssemblyDecorator(List<Problem> problems) {
    this.problems = problems;
  }

  @Override
  public RichParagraph createRichParagraph(CodeTextModel model, int index) {
    String line = model.getPlainText(index);
    RichParagraph.Builder builder = RichParagraph.builder();
    for (Highlighter.Piece piece : Highlighter.pieces(line)) {
      builder.addWithStyleNames(piece.text(), piece.kind().style());
    }
    for (Problem problem : problems) {
      if (problem.isHere() && problem.line() == index + 1 && !line.isEmpty()) {
        int start = Math.min(Math.max(0, problem.column() - 1), line.length() - 1);
        int length = Math.min(problem.length(), line.length() - start);
        builder.addWavyUnderline(
            start, length, problem.error() ? "mk-squiggle-error" : "mk-squiggle-warning");
      }
    }
    return builder.build();
  }

  @Override
  public void handleChange(
      CodeTextModel model, TextPos start, TextPos end, int top, int lines, int bottom) {
    // each line is coloured by itself
  }
}
