package org.matryoshka.gui.fx.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.ViewCatalog;
import org.matryoshka.gui.fx.help.HelpPage.Kind;
import org.matryoshka.gui.fx.help.HelpPage.Style;

class HelpPageTest {
  @Test
  void theFormat() {
    HelpPage page =
        HelpPage.parse(
            """
            # Title

            One `code`
            two **bold**.

            - item [link](words)
            - next
            ## Part
            Text below.
            """);
    assertThat(page.title()).isEqualTo("Title");
    assertThat(page.blocks())
        .extracting(HelpPage.Block::kind)
        .containsExactly(
            Kind.TITLE, Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM, Kind.HEADING, Kind.PARAGRAPH);
    assertThat(page.blocks().get(1).spans())
        .extracting(HelpPage.Span::style)
        .containsExactly(Style.PLAIN, Style.CODE, Style.PLAIN, Style.STRONG, Style.PLAIN);
    assertThat(page.links()).containsExactly("words");
    assertThat(page.asText()).contains("One code two bold.").contains("- item link");
  }

  @Test
  void everyLinkLeadsToAPage() throws IOException {
    ResourcePages pages = new ResourcePages();
    Path folder = Path.of("src/main/resources/org/matryoshka/gui/fx/help");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        HelpPage page = HelpPage.parse(Files.readString(file));
        assertThat(page.title()).as(file.toString()).isNotEqualTo("Help".repeat(2)).isNotBlank();
        for (String topic : page.links()) {
          assertThat(pages.page(topic)).as(file + " links to " + topic).isPresent();
        }
      }
    }
  }

  @Test
  void everyViewHasAPage() {
    ResourcePages pages = new ResourcePages();
    List<String> without =
        ViewCatalog.all().stream()
            .filter(type -> pages.page(type.helpTopic()).isEmpty())
            .map(type -> type.id() + " (" + type.helpTopic() + ")")
            .toList();
    assertThat(without).as("views without a help page").isEmpty();
  }
}
