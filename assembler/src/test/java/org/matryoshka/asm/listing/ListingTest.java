package org.matryoshka.asm.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.asm.Assembling;
import org.matryoshka.asm.OutputFormat;

/** Listings look like NASM's. */
class ListingTest {
  @Test
  void showsOffsetsBytesSourceAndMacroLines() {
    String listing =
        Assembling.good(
                OutputFormat.ELF64,
                "; a comment",
                "%macro twice 1",
                " inc %1",
                " inc %1",
                "%endmacro",
                "start:  mov eax, 5",
                "        twice ecx",
                "        db 'a long string of text'",
                "section .bss",
                "room:   resb 16")
            .listing()
            .render();
    assertThat(listing.lines())
        .containsExactly(
            "     1                                  ; a comment",
            "     2                                  %macro twice 1",
            "     6 00000000 B805000000              start:  mov eax, 5",
            "     7 00000005 FFC1                <1> inc ecx",
            "     7 00000007 FFC1                <1> inc ecx",
            "     8 00000009 61206C6F6E67207374-             db 'a long string of text'",
            "     8 00000012 72696E67206F662074-",
            "     8 0000001B 657874",
            "     9                                  section .bss",
            "    10 00000000 <res 10h>               room:   resb 16");
  }
}
