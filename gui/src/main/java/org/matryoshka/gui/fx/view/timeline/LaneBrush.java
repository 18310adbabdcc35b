package org.matryoshka.gui.fx.view.timeline;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.matryoshka.gui.fx.control.Inks;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.timeline.VcpuState;

/** Fills stretches of lanes: a colour, a pattern and a letter for each state. */
final class LaneBrush {
  static final String[] COLOURS = {
    "-mk-user",
    "-mk-kernel",
    "-mk-hypervisor",
    "-mk-idle",
    "-mk-user-bg",
    "-mk-kernel-bg",
    "-mk-hypervisor-bg",
    "-mk-idle-bg",
    "-mk-current",
    "-mk-next",
    "-mk-fault",
    "-mk-changed-bg",
    "-color-bg-default",
    "-color-bg-subtle",
    "-color-fg-default",
    "-color-fg-muted",
    "-color-border-default",
    "-color-border-muted",
    "-color-accent-emphasis",
  };

  private final GraphicsContext graphics;
  private final Inks inks;
  private final double em;

  LaneBrush(GraphicsContext graphics, Inks inks, double em) {
    this.graphics = graphics;
    this.inks = inks;
    this.em = em;
  }

  Color ink(String name) {
    return inks.get(name);
  }

  /** The colour of a state of a virtual CPU. */
  Color colour(VcpuState state) {
    return switch (state) {
      case USER -> ink("-mk-user");
      case KERNEL -> ink("-mk-kernel");
      case HYPERVISOR -> ink("-mk-hypervisor");
      case WAITING, CAPPED, HALTED -> ink("-mk-idle");
      case OFF -> ink("-color-border-muted");
    };
  }

  /** A stretch of a virtual CPU's lane. */
  void state(VcpuState state, double x, double y, double width, double height) {
    switch (state) {
      case USER, KERNEL, HYPERVISOR -> {
        graphics.setFill(colour(state));
        graphics.fillRect(x, y, width, height);
        if (width > 4) {
          texture(state, x, y, width, height);
        }
        letter(state, x, y, width, height, ink("-color-bg-default"));
      }
      case WAITING, CAPPED, HALTED -> {
        graphics.setFill(ink("-mk-idle-bg"));
        graphics.fillRect(x, y, width, height);
        pattern(state, x, y, width, height);
        letter(state, x, y, width, height, ink("-color-fg-default"));
      }
      case OFF -> {
        graphics.setStroke(ink("-color-border-muted"));
        graphics.setLineWidth(1);
        graphics.strokeLine(x, y + height - 0.5, x + width, y + height - 0.5);
      }
    }
  }

  /** Sets the kernel and the hypervisor apart from user mode without colour. */
  private void texture(VcpuState state, double x, double y, double width, double height) {
    graphics.setStroke(ink("-color-bg-default").deriveColor(0, 1, 1, 0.55));
    graphics.setLineWidth(1);
    if (state == VcpuState.KERNEL) {
      double line = Math.round(y + height * 0.82) + 0.5;
      graphics.strokeLine(x, line, x + width, line);
    } else if (state == VcpuState.HYPERVISOR) {
      clipped(
          x,
          y,
          width,
          height,
          () -> {
            double gap = Math.max(4, 0.45 * em);
            for (double at = x + gap / 2; at < x + width; at += gap) {
              graphics.strokeLine(at, y, at, y + height * 0.22);
              graphics.strokeLine(at, y + height * 0.78, at, y + height);
            }
          });
    }
  }

  /** Hatches: to the right for waiting, crossed for capped, dotted lines for halted. */
  private void pattern(VcpuState state, double x, double y, double width, double height) {
    if (width < 2) {
      graphics.setFill(ink("-mk-idle"));
      graphics.fillRect(x, y + height * 0.7, width, height * 0.3);
      return;
    }
    graphics.setStroke(ink("-mk-idle").deriveColor(0, 1, 1, 0.6));
    graphics.setLineWidth(1);
    clipped(
        x,
        y,
        width,
        height,
        () -> {
          double gap = Math.max(5, 0.6 * em);
          if (state == VcpuState.HALTED) {
            double line = Math.round(y + height / 2) + 0.5;
            graphics.strokeLine(x, line, x + width, line);
            return;
          }
          double start = Math.floor((x - height) / gap) * gap;
          for (double at = start; at < x + width; at += gap) {
            graphics.strokeLine(at, y + height, at + height, y);
            if (state == VcpuState.CAPPED) {
              graphics.strokeLine(at, y, at + height, y + height);
            }
          }
        });
  }

  /** A stretch in which a core has nothing to do. */
  void idle(double x, double y, double width, double height) {
    graphics.setFill(ink("-mk-idle-bg"));
    graphics.fillRect(x, y, width, height);
    pattern(VcpuState.WAITING, x, y, width, height);
    if (width > 4 * em) {
      text("idle", x + width / 2, y + height / 2, ink("-color-fg-default"), 0.85, true);
    }
  }

  private void letter(
      VcpuState state, double x, double y, double width, double height, Color colour) {
    if (width < 1.3 * em || height < em) {
      return;
    }
    boolean word = width > (state.word().length() + 2) * 0.6 * em && height > 1.1 * em;
    boolean ground = !state.isOnCore();
    String text = word ? state.letter() + " · " + state.word() : String.valueOf(state.letter());
    if (ground) {
      graphics.setFill(ink("-mk-idle-bg"));
      double half = text.length() * 0.31 * em + 0.3 * em;
      graphics.fillRect(x + width / 2 - half, y + 1, 2 * half, height - 2);
    }
    text(text, x + width / 2, y + height / 2, colour, 0.9, true);
  }

  /** Pixels that a short text needs with some room around it. */
  double width(String text) {
    return (text.length() * 0.58 + 0.6) * em;
  }

  /** Text with its middle at a place. */
  void text(String text, double x, double y, Color colour, double size, boolean bold) {
    graphics.setFill(colour);
    graphics.setFont(Font.font(Fonts.TEXT, bold ? FontWeight.BOLD : FontWeight.NORMAL, size * em));
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.fillText(text, x, y);
  }

  /** Text that begins at a place, cut off where the room ends. */
  void label(String text, double x, double y, double room, Color colour, boolean bold) {
    graphics.setFill(colour);
    graphics.setFont(Font.font(Fonts.TEXT, bold ? FontWeight.BOLD : FontWeight.NORMAL, em));
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    int most = (int) (room / (0.56 * em));
    String shown = text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    graphics.fillText(shown, x, y);
  }

  /** Draws only within a rectangle. */
  void clipped(double x, double y, double width, double height, Runnable drawing) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(x, y, width, height);
    graphics.clip();
    drawing.run();
    graphics.restore();
  }
}
