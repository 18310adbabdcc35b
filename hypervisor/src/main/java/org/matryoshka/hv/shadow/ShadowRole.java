package org.matryoshka.hv.shadow;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.isa.system.RFlags;

/**
 * What a shadow page depends on besides the guest frame that it shadows, as bits of an int. Two
 * walks that come to the same guest table with different bits get different shadow pages.
 *
 * <p>The low bits are the rights that the levels above leave (so the same guest table reached
 * through two entries of different rights is shadowed twice); then the view, which takes the place
 * of the privilege level that the deprivileged guest has lost; then the control bits that change
 * what the view's entries mean. Control bits that make no difference in a view are left out, so
 * that pages can be shared.
 */
public final class ShadowRole {
  /** The levels above allow writing. */
  public static final int WRITE = 1;

  /** The levels above allow user access. */
  public static final int USER = 1 << 1;

  /** The levels above allow execution. */
  public static final int EXECUTE = 1 << 2;

  /** All rights: what a root starts with. */
  public static final int ALL = WRITE | USER | EXECUTE;

  /** Shadows a part of a large page: there is no guest table, frames follow one another. */
  public static final int DIRECT = 1 << 3;

  /** For the guest's kernel (virtual CPL below 3): supervisor pages are mapped, too. */
  public static final int KERNEL = 1 << 4;

  /** Kernel view with CR0.WP: read-only pages are read-only for it, too. */
  public static final int WRITE_PROTECT = 1 << 5;

  /** EFER.NXE. */
  public static final int NO_EXECUTE = 1 << 6;

  /** Kernel view with CR4.SMEP: user pages can't be executed. */
  public static final int SMEP = 1 << 7;

  /** Kernel view with CR4.SMAP and RFLAGS.AC clear: user pages can't be accessed. */
  public static final int SMAP = 1 << 8;

  /** Part of a large page that is not dirty: nothing is writable yet. */
  public static final int CLEAN = 1 << 9;

  /** Bits that an int of this kind has. */
  static final int WIDTH = 10;

  private ShadowRole() {}

  /** The role of the root for a virtual processor as it is now. */
  public static int ofRoot(CpuState state) {
    return ofRoot(state, state.cpl == 3);
  }

  /** The role of the root that a virtual processor would have in user mode, or in its kernel. */
  public static int ofRoot(CpuState state, boolean user) {
    int role = ALL | ((state.efer & Efer.NXE) != 0 ? NO_EXECUTE : 0);
    if (user) {
      return role;
    }
    boolean smap = (state.cr4 & Cr4.SMAP) != 0 && (state.systemFlags & RFlags.AC) == 0;
    return role
        | KERNEL
        | ((state.cr0 & Cr0.WP) != 0 ? WRITE_PROTECT : 0)
        | ((state.cr4 & Cr4.SMEP) != 0 ? SMEP : 0)
        | (smap ? SMAP : 0);
  }

  /** The role below an entry of the guest: the same with the rights that the entry leaves. */
  public static int below(int role, long gpte) {
    int taken =
        ((gpte & PageTableEntry.RW) == 0 ? WRITE : 0)
            | ((gpte & PageTableEntry.US) == 0 ? USER : 0)
            | ((gpte & PageTableEntry.NX) != 0 ? EXECUTE : 0);
    return role & ~taken;
  }

  /** Whether a page with these rights is mapped at all in the view of the role. */
  public static boolean mapsAnything(int role) {
    boolean user = (role & USER) != 0;
    return (role & KERNEL) == 0 ? user : !(user && (role & SMAP) != 0);
  }

  /** Whether the view may write a page with these rights. */
  public static boolean mapsWritable(int role) {
    boolean allowed = (role & WRITE) != 0 || (role & (KERNEL | WRITE_PROTECT)) == KERNEL;
    return allowed && (role & CLEAN) == 0;
  }

  /** Whether the view may execute a page with these rights. */
  public static boolean mapsExecutable(int role) {
    boolean smep = (role & SMEP) != 0 && (role & USER) != 0;
    return (role & EXECUTE) != 0 && !smep;
  }

  /** The role in words, for people. */
  public static String describe(int role) {
    StringBuilder text = new StringBuilder((role & KERNEL) != 0 ? "kernel view" : "user view");
    text.append(", rights ")
        .append((role & WRITE) != 0 ? 'w' : '-')
        .append((role & USER) != 0 ? 'u' : '-')
        .append((role & EXECUTE) != 0 ? 'x' : '-');
    append(text, role, DIRECT, "part of a large page");
    append(text, role, CLEAN, "not dirty");
    append(text, role, WRITE_PROTECT, "WP");
    append(text, role, NO_EXECUTE, "NXE");
    append(text, role, SMEP, "SMEP");
    append(text, role, SMAP, "SMAP");
    return text.toString();
  }

  private static void append(StringBuilder text, int role, int bit, String name) {
    if ((role & bit) != 0) {
      text.append(", ").append(name);
    }
  }
}
