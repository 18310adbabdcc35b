package org.matryoshka.gui.fx.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A help page. Lines that begin with {@code #} or {@code ##} are headings, with {@code -} items of
 * a list; a block of lines is a paragraph. Inside a line, <code>`x`</code> is code, {@code **x**}
 * is strong, and {@code [x](topic)} leads to another page.
 *
 * @param title the first heading
 * @param blocks from top to bottom
 */
public record HelpPage(String title, List<Block> blocks) {
  private static final Pattern INLINE =
      Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)]\\(([a-z0-9-]+)\\)");

  /** What a block is. */
  public enum Kind {
    /** Title of the page. */
    TITLE,
    /** Heading of a part. */
    HEADING,
    /** Item of a list. */
    ITEM,
    /** Anything else. */
    PARAGRAPH
  }

  /**
   * A heading, an item or a paragraph.
   *
   * @param spans its text, from left to right
   */
  public record Block(Kind kind, List<Span> spans) {}

  /**
   * A piece of text.
   *
   * @param style how it looks
   * @param text what it says
   * @param topic where a link leads; empty for others
   */
  public record Span(Style style, String text, String topic) {}

  /** How a piece of text looks. */
  public enum Style {
    /** Normal. */
    PLAIN,
    /** Monospaced. */
    CODE,
    /** Bold. */
    STRONG,
    /** Can be followed. */
    LINK
  }

  /** Copies the list. */
  public HelpPage {
    blocks = List.copyOf(blocks);
  }

  /** Reads a page; any text is one. */
  public static HelpPage parse(String text) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    Kind kind = Kind.PARAGRAPH;
    for (String line : (text + "\n\n").split("\n", -1)) {
      Kind starts = kind(line);
      boolean afterHeading = kind == Kind.TITLE || kind == Kind.HEADING;
      if (line.isBlank() || starts != Kind.PARAGRAPH || afterHeading) {
        if (!open.isEmpty()) {
          blocks.add(new Block(kind, spans(open.toString())));
          open.setLength(0);
        }
        kind = starts;
      }
      String words = starts == Kind.PARAGRAPH ? line : line.replaceFirst("^(##?|-) ", "");
      if (!words.isBlank()) {
        open.append(open.isEmpty() ? "" : " ").append(words.strip());
      }
    }
    String title =
        blocks.stream()
            .filter(block -> block.kind() == Kind.TITLE)
            .findFirst()
            .map(block -> plain(block.spans()))
            .orElse("Help");
    return new HelpPage(title, blocks);
  }

  private static Kind kind(String line) {
    return line.startsWith("# ")
        ? Kind.TITLE
        : line.startsWith("## ")
            ? Kind.HEADING
            : line.startsWith("- ") ? Kind.ITEM : Kind.PARAGRAPH;
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = INLINE.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        spans.add(new Span(Style.PLAIN, text.substring(at, matcher.start()), ""));
      }
      if (matcher.group(1) != null) {
        spans.add(new Span(Style.CODE, matcher.group(1), ""));
      } else if (matcher.group(2) != null) {
        spans.add(new Span(Style.STRONG, matcher.group(2), ""));
      } else {
        spans.add(new Span(Style.LINK, matcher.group(3), matcher.group(4)));
      }
      at = matcher.end();
    }
    if (at < text.length()) {
      spans.add(new Span(Style.PLAIN, text.substring(at), ""));
    }
    return spans;
  }

  private static String plain(List<Span> spans) {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }

  /** The topics that its links lead to. */
  public List<String> links() {
    return blocks.stream()
        .flatMap(block -> block.spans().stream())
        .filter(span -> span.style() == Style.LINK)
        .map(Span::topic)
        .toList();
  }

  /** As plain text. */
  public String asText() {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      if (block.kind() == Kind.HEADING) {
        text.append('\n');
      }
      text.append(block.kind() == Kind.ITEM ? "- " : "").append(plain(block.spans())).append('\n');
    }
    return text.toString();
  }
}
