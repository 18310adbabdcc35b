/**
 * The rows of the instruction table as text, one small file a family, in the notation of the Intel
 * manual, so that a row can be compared with the manual by eye. Start reading at {@link
 * org.matryoshka.isa.table.family.RowGroup}, which explains the columns, then at any family. The
 * rows mean nothing by themselves: {@code isa.table} parses and checks them, and is the only
 * caller.
 */
package org.matryoshka.isa.table.family;
