package org.matryoshka.guest.aot.backend.write;

import java.util.List;
import org.matryoshka.guest.aot.ir.MethodId;

/**
 * A function in the text section.
 *
 * @param method what it is the code of
 * @param file simple name of its source file
 * @param symbol of its first byte
 * @param start offset in the section
 * @param size in bytes
 * @param frameBytes bytes of its frame, without the return address
 * @param rows where the code comes from, by ascending offsets
 * @param stops likewise, but only as far as it matters to instructions that can fault or call
 */
public record WrittenFunction(
    MethodId method,
    String file,
    String symbol,
    int start,
    int size,
    int frameBytes,
    List<LineRow> rows,
    List<LineRow> stops) {}
