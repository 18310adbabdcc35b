package org.matryoshka.asm.object;

/** Numbers of the ELF64 format (System V gABI, chapters 4 and 5; AMD64 supplement). */
final class Elf64 {
  static final int HEADER_BYTES = 64;
  static final int PROGRAM_HEADER_BYTES = 56;
  static final int SECTION_HEADER_BYTES = 64;
  static final int SYMBOL_BYTES = 24;
  static final int RELOCATION_BYTES = 24;

  static final int TYPE_RELOCATABLE = 1;
  static final int TYPE_EXECUTABLE = 2;
  static final int MACHINE_X86_64 = 62;

  static final int SHT_PROGBITS = 1;
  static final int SHT_SYMTAB = 2;
  static final int SHT_STRTAB = 3;
  static final int SHT_RELA = 4;
  static final int SHT_NOTE = 7;
  static final int SHT_NOBITS = 8;

  static final int SHF_WRITE = 1;
  static final int SHF_ALLOC = 2;
  static final int SHF_EXECINSTR = 4;
  static final int SHF_INFO_LINK = 0x40;

  static final int SHN_ABS = 0xFFF1;
  static final int SHN_COMMON = 0xFFF2;

  static final int STT_SECTION = 3;
  static final int STT_FILE = 4;

  static final int PT_LOAD = 1;
  static final int PT_NOTE = 4;
  static final int PT_GNU_STACK = 0x6474E551;
  static final int PF_X = 1;
  static final int PF_W = 2;
  static final int PF_R = 4;

  private Elf64() {}

  /** Writes a file header. */
  static void header(
      LittleEndianOutput out,
      int type,
      long entry,
      long programHeaders,
      int programHeaderCount,
      long sectionHeaders,
      int sectionCount,
      int namesIndex) {
    out.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).put(0, 8);
    out.put(type, 2).put(MACHINE_X86_64, 2).put(1, 4).put(entry, 8);
    out.put(programHeaders, 8).put(sectionHeaders, 8).put(0, 4).put(HEADER_BYTES, 2);
    out.put(programHeaderCount == 0 ? 0 : PROGRAM_HEADER_BYTES, 2).put(programHeaderCount, 2);
    out.put(SECTION_HEADER_BYTES, 2).put(sectionCount, 2).put(namesIndex, 2);
  }

  static int sectionType(SectionFlags flags) {
    return flags.empty() ? SHT_NOBITS : flags.note() ? SHT_NOTE : SHT_PROGBITS;
  }

  static int sectionFlags(SectionFlags flags) {
    return (flags.allocated() ? SHF_ALLOC : 0)
        | (flags.writable() ? SHF_WRITE : 0)
        | (flags.executable() ? SHF_EXECINSTR : 0);
  }
}
