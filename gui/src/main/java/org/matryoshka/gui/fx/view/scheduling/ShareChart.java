package org.matryoshka.gui.fx.view.scheduling;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.matryoshka.gui.fx.control.Inks;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.inspect.scheduling.SharePoint;
import org.matryoshka.gui.inspect.scheduling.ShareSeries;
import org.matryoshka.gui.timeline.Moments;

/**
 * Shares in the course of time: a line for what each VM received, with its number as a marker, and
 * a dashed line for what it asked for.
 */
final class ShareChart extends Region {
  private static final String[] LINES = {
    "-mk-user", "-mk-kernel", "-mk-hypervisor", "-mk-next", "-mk-fault", "-mk-idle"
  };
  private static final String[] COLOURS = {
    "-mk-user",
    "-mk-kernel",
    "-mk-hypervisor",
    "-mk-next",
    "-mk-fault",
    "-mk-idle",
    "-color-bg-default",
    "-color-fg-default",
    "-color-fg-muted",
    "-color-border-muted",
  };

  private final Canvas canvas = new Canvas();
  private final Inks inks = new Inks(this::requestLayout, COLOURS);
  private List<ShareSeries> series = List.of();
  private double em = 13;

  ShareChart() {
    getChildren().addAll(inks, canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setId("share-chart");
    setMinSize(0, 0);
  }

  void setEm(double size) {
    em = size;
    setPrefHeight(14 * size);
    setMinHeight(10 * size);
    requestLayout();
  }

  void setSeries(List<ShareSeries> lines) {
    series = lines;
    setAccessibleText(summary(lines));
    requestLayout();
  }

  /** The newest values, in words. */
  static String summary(List<ShareSeries> lines) {
    StringBuilder text = new StringBuilder("Share of the cores that each VM received.");
    for (ShareSeries line : lines) {
      if (!line.points().isEmpty()) {
        SharePoint last = line.points().getLast();
        text.append(' ')
            .append(line.name())
            .append(": asked ")
            .append(Moments.percent(last.asked()))
            .append(", received ")
            .append(Moments.percent(last.received()))
            .append(" lately.");
      }
    }
    return text.toString();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setFill(inks.get("-color-bg-default"));
    graphics.fillRect(0, 0, getWidth(), getHeight());
    double left = 3.6 * em;
    double right = getWidth() - 7 * em;
    double top = 0.8 * em;
    double bottom = getHeight() - 1.8 * em;
    if (right - left < 4 * em || bottom - top < 3 * em) {
      return;
    }
    grid(graphics, left, right, top, bottom);
    boolean any = series.stream().anyMatch(line -> line.points().size() > 1);
    if (!any) {
      text(
          graphics,
          "Shares appear after some virtual milliseconds: press F5 to run.",
          (left + right) / 2,
          (top + bottom) / 2,
          TextAlignment.CENTER,
          inks.get("-color-fg-muted"));
      return;
    }
    long begin = series.getFirst().points().getFirst().from();
    long end = series.getFirst().points().getLast().to();
    text(graphics, Moments.time(begin), left, bottom + em, TextAlignment.LEFT, muted());
    text(graphics, Moments.time(end), right, bottom + em, TextAlignment.RIGHT, muted());
    double lastName = Double.NEGATIVE_INFINITY;
    for (ShareSeries line : sorted()) {
      lastName = line(graphics, line, begin, end, left, right, top, bottom, lastName);
    }
  }

  /** From the top down at the right end, so that the names can be kept apart. */
  private List<ShareSeries> sorted() {
    return series.stream()
        .filter(line -> !line.points().isEmpty())
        .sorted(
            (a, b) ->
                Double.compare(b.points().getLast().received(), a.points().getLast().received()))
        .toList();
  }

  private Color muted() {
    return inks.get("-color-fg-muted");
  }

  private void grid(
      GraphicsContext graphics, double left, double right, double top, double bottom) {
    graphics.setLineWidth(1);
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = Math.round(bottom - (bottom - top) * percent / 100) + 0.5;
      graphics.setStroke(inks.get("-color-border-muted"));
      graphics.strokeLine(left, y, right, y);
      text(graphics, percent + " %", left - 0.5 * em, y, TextAlignment.RIGHT, muted());
    }
  }

  private double line(
      GraphicsContext graphics,
      ShareSeries line,
      long begin,
      long end,
      double left,
      double right,
      double top,
      double bottom,
      double lastName) {
    Color colour = inks.get(LINES[(line.vm() - 1) % LINES.length]);
    double perCycle = (right - left) / Math.max(1, end - begin);
    graphics.setStroke(colour);
    graphics.setLineWidth(1.4);
    graphics.setLineDashes(0.5 * em, 0.35 * em);
    graphics.beginPath();
    for (SharePoint point : line.points()) {
      double y = bottom - (bottom - top) * point.asked();
      graphics.lineTo(left + (point.from() - begin) * perCycle, y);
      graphics.lineTo(left + (point.to() - begin) * perCycle, y);
    }
    graphics.stroke();
    graphics.setLineDashes();
    graphics.setLineWidth(2);
    graphics.beginPath();
    for (SharePoint point : line.points()) {
      double x = left + ((point.from() + point.to()) / 2.0 - begin) * perCycle;
      graphics.lineTo(x, bottom - (bottom - top) * point.received());
    }
    graphics.stroke();
    markers(graphics, line, begin, perCycle, left, top, bottom, colour);
    double y = bottom - (bottom - top) * line.points().getLast().received();
    double named = Math.max(y, lastName + 1.2 * em);
    String name = line.vm() + " " + line.name();
    String shown = name.length() > 11 ? name.substring(0, 10) + "…" : name;
    text(graphics, shown, right + 0.5 * em, named, TextAlignment.LEFT, colour);
    return named;
  }

  /** The VM's number on its line, here and there: colour is not the only cue. */
  private void markers(
      GraphicsContext graphics,
      ShareSeries line,
      long begin,
      double perCycle,
      double left,
      double top,
      double bottom,
      Color colour) {
    int every = Math.max(1, line.points().size() / 6);
    for (int i = every / 2 + line.vm() % Math.max(1, every / 2 + 1);
        i < line.points().size();
        i += every) {
      SharePoint point = line.points().get(i);
      double x = left + ((point.from() + point.to()) / 2.0 - begin) * perCycle;
      double y = bottom - (bottom - top) * point.received();
      double r = 0.55 * em;
      graphics.setFill(inks.get("-color-bg-default"));
      graphics.fillOval(x - r, y - r, 2 * r, 2 * r);
      graphics.strokeOval(x - r, y - r, 2 * r, 2 * r);
      text(graphics, Integer.toString(line.vm()), x, y, TextAlignment.CENTER, colour);
    }
  }

  private void text(
      GraphicsContext graphics, String text, double x, double y, TextAlignment side, Color colour) {
    graphics.setFill(colour);
    graphics.setFont(Font.font(Fonts.TEXT, 0.88 * em));
    graphics.setTextAlign(side);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.fillText(text, x, y);
  }
}
