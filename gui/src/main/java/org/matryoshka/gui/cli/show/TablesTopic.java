package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.inspect.json.TranslationJson;
import org.matryoshka.gui.inspect.paging.AddressSpaceReader;
import org.matryoshka.gui.inspect.paging.EntryBits;
import org.matryoshka.gui.inspect.paging.EntryDifference;
import org.matryoshka.gui.inspect.paging.GuestPaging;
import org.matryoshka.gui.inspect.paging.MappedRange;
import org.matryoshka.gui.inspect.paging.MappingReader;
import org.matryoshka.gui.inspect.paging.TableListing;
import org.matryoshka.gui.inspect.paging.TableQuery;
import org.matryoshka.gui.inspect.paging.TableReader;
import org.matryoshka.gui.inspect.paging.TablesText;
import org.matryoshka.isa.system.PageTableEntry;

/** The guest's page tables beside their shadow. */
final class TablesTopic implements ShowTopic {
  private static final int MAX_RANGES = 1000;
  private static final int MAX_ROWS = 5000;
  private static final Option DIFFERENCES =
      Option.builder()
          .longOpt("differences")
          .desc("of the entries, only those in which guest and shadow differ")
          .get();

  @Override
  public String name() {
    return "tables";
  }

  @Override
  public String summary() {
    return "address spaces, mapped ranges, and the guest's page tables beside their shadow";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(PagingOptions.ROOT)
        .addOption(PagingOptions.AS)
        .addOption(DIFFERENCES);
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.println("Address spaces of " + request.machine().config().name());
    out.print(TablesText.spaces(AddressSpaceReader.read(request.world(), request.focus())));
    out.println();
    out.println("Mapped ranges");
    out.print(TablesText.ranges(ranges(request)));
    out.println();
    out.println("Entries");
    out.print(TablesText.summary(TableReader.summary(request.world(), query(request))));
    out.println();
    TableListing listing = listing(request);
    out.print(TablesText.rows(listing.rows()));
    if (!listing.complete()) {
      out.println("  (only the first " + listing.rows().size() + " entries)");
    }
    out.println();
    out.println("Flags: " + EntryBits.legend());
    out.println("In parentheses: what the shadow said before the guest changed its entry.");
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    json.writeNumberField("vm", request.focus());
    TranslationJson.spaces(AddressSpaceReader.read(request.world(), request.focus()), json);
    TranslationJson.ranges(ranges(request), json);
    TranslationJson.summary(TableReader.summary(request.world(), query(request)), json);
    TableListing listing = listing(request);
    TranslationJson.rows(listing.rows(), json);
    json.writeBooleanField("entriesComplete", listing.complete());
  }

  private static TableQuery query(ShowRequest request) {
    return new TableQuery(
        request.focus(),
        PagingOptions.root(request),
        PagingOptions.privilege(request.options()),
        List.of());
  }

  private static TableListing listing(ShowRequest request) {
    Set<EntryDifference> wanted = EnumSet.noneOf(EntryDifference.class);
    if (request.options().hasOption(DIFFERENCES)) {
      Arrays.stream(EntryDifference.values())
          .filter(EntryDifference::isDifference)
          .forEach(wanted::add);
    }
    return TableReader.listing(request.world(), query(request), wanted, MAX_ROWS);
  }

  private static List<MappedRange> ranges(ShowRequest request) {
    CpuState state = request.machine().cpu().state;
    long root = PagingOptions.root(request).orElse(state.cr3) & PageTableEntry.ADDRESS;
    return MappingReader.ranges(
        request.machine().memory(), GuestPaging.mode(state, root, false), MAX_RANGES);
  }
}
