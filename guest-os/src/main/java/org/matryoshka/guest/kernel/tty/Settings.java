package org.matryoshka.guest.kernel.tty;

import org.matryoshka.guest.runtime.collection.LittleEndian;

/** The settings of a terminal: the kernel's {@code struct termios}, with the bits of termios(3). */
public final class Settings {
  /** Bytes of {@code struct termios} in TCGETS: four flag words, the discipline, 19 characters. */
  public static final int BYTES = 36;

  /** Input: strip the eighth bit. */
  public static final int ISTRIP = 0040;

  /** Input: NL becomes CR. */
  public static final int INLCR = 0100;

  /** Input: CR is dropped. */
  public static final int IGNCR = 0200;

  /** Input: CR becomes NL. */
  public static final int ICRNL = 0400;

  /** Input: upper case becomes lower case. */
  public static final int IUCLC = 01000;

  /** Input: STOP and START control the output. */
  public static final int IXON = 02000;

  /** Input: any character starts stopped output. */
  public static final int IXANY = 04000;

  /** Input: ring the bell when the queue is full. */
  public static final int IMAXBEL = 020000;

  /** Input: a character may be several bytes (UTF-8), which ERASE takes together. */
  public static final int IUTF8 = 040000;

  /** Output: process it at all. */
  public static final int OPOST = 01;

  /** Output: lower case becomes upper case. */
  public static final int OLCUC = 02;

  /** Output: NL becomes CR NL. */
  public static final int ONLCR = 04;

  /** Output: CR becomes NL. */
  public static final int OCRNL = 010;

  /** Output: no CR at column 0. */
  public static final int ONOCR = 020;

  /** Output: NL returns to column 0 by itself. */
  public static final int ONLRET = 040;

  /** Output: tabs become spaces. */
  public static final int XTABS = 014000;

  /** Local: INTR, QUIT and SUSP send signals. */
  public static final int ISIG = 01;

  /** Local: line by line, with editing. */
  public static final int ICANON = 02;

  /** Local: show what is typed. */
  public static final int ECHO = 010;

  /** Local: ERASE rubs out on the screen. */
  public static final int ECHOE = 020;

  /** Local: KILL starts a new line. */
  public static final int ECHOK = 040;

  /** Local: show NL even without ECHO. */
  public static final int ECHONL = 0100;

  /** Local: signals leave the queues alone. */
  public static final int NOFLSH = 0200;

  /** Local: background processes may not write. */
  public static final int TOSTOP = 0400;

  /** Local: show control characters as {@code ^X}. */
  public static final int ECHOCTL = 01000;

  /** Local: KILL rubs out the line on the screen. */
  public static final int ECHOKE = 04000;

  /** Local: WERASE, LNEXT, REPRINT and EOL2 work. */
  public static final int IEXTEN = 0100000;

  /** Index of the character that interrupts ({@code ^C}). */
  public static final int VINTR = 0;

  /** Index of the character that quits ({@code ^\}). */
  public static final int VQUIT = 1;

  /** Index of the character that erases a character. */
  public static final int VERASE = 2;

  /** Index of the character that erases the line ({@code ^U}). */
  public static final int VKILL = 3;

  /** Index of the character that ends the file ({@code ^D}). */
  public static final int VEOF = 4;

  /** Index of the time of a raw read, in tenths of a second. */
  public static final int VTIME = 5;

  /** Index of the least number of bytes of a raw read. */
  public static final int VMIN = 6;

  /** Index of the character that starts output ({@code ^Q}). */
  public static final int VSTART = 8;

  /** Index of the character that stops output ({@code ^S}). */
  public static final int VSTOP = 9;

  /** Index of the character that suspends ({@code ^Z}). */
  public static final int VSUSP = 10;

  /** Index of one more character that ends a line. */
  public static final int VEOL = 11;

  /** Index of the character that shows the line again ({@code ^R}). */
  public static final int VREPRINT = 12;

  /** Index of the character that erases a word ({@code ^W}). */
  public static final int VWERASE = 14;

  /** Index of the character that takes the next one literally ({@code ^V}). */
  public static final int VLNEXT = 15;

  /** Index of yet another character that ends a line. */
  public static final int VEOL2 = 16;

  private static final int CHARACTERS = 17;
  private static final int COUNT = 19;

  /** 115200 baud, 8 bits, receiver on, hang up on close. */
  private static final int CONTROL = 010002 | 060 | 0200 | 02000;

  private final byte[] characters = new byte[COUNT];
  private int input;
  private int output;
  private int control;
  private int local;
  private int line;

  /** What a terminal has at first, as on Linux. */
  public Settings() {
    input = ICRNL | IXON;
    output = OPOST | ONLCR;
    control = CONTROL;
    local = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN;
    set(VINTR, 'C' - 64);
    set(VQUIT, '\\' - 64);
    set(VERASE, 127);
    set(VKILL, 'U' - 64);
    set(VEOF, 'D' - 64);
    set(VMIN, 1);
    set(VSTART, 'Q' - 64);
    set(VSTOP, 'S' - 64);
    set(VSUSP, 'Z' - 64);
    set(VREPRINT, 'R' - 64);
    set(13, 'O' - 64);
    set(VWERASE, 'W' - 64);
    set(VLNEXT, 'V' - 64);
  }

  private void set(int index, int character) {
    characters[index] = (byte) character;
  }

  /** Whether an input flag is set. */
  public boolean input(int flag) {
    return (input & flag) != 0;
  }

  /** Whether an output flag, or all bits of a group, are set. */
  public boolean output(int flag) {
    return (output & flag) == flag;
  }

  /** Whether a local flag is set. */
  public boolean local(int flag) {
    return (local & flag) != 0;
  }

  /** A special character or number by its index, 0 to 255. */
  public int character(int index) {
    return characters[index] & 0xff;
  }

  /** Whether a character that came in is the special one; 0 means that there is none. */
  public boolean is(int index, int character) {
    return character == (characters[index] & 0xff) && character != 0;
  }

  /** Writes {@code struct termios}. */
  public void store(byte[] record) {
    LittleEndian.putInt(record, 0, input);
    LittleEndian.putInt(record, 4, output);
    LittleEndian.putInt(record, 8, control);
    LittleEndian.putInt(record, 12, local);
    record[16] = (byte) line;
    System.arraycopy(characters, 0, record, CHARACTERS, COUNT);
  }

  /** Takes over {@code struct termios}. Any bits will do; those without a meaning are kept. */
  public void load(byte[] record) {
    input = LittleEndian.getInt(record, 0);
    output = LittleEndian.getInt(record, 4);
    control = LittleEndian.getInt(record, 8);
    local = LittleEndian.getInt(record, 12);
    line = record[16];
    System.arraycopy(record, CHARACTERS, characters, 0, COUNT);
  }
}
