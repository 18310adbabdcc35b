package org.matryoshka.mmu.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * Every combination of access, mode and page against the rules of SDM vol. 3A, 4.6.1
 * ("Determination of Access Rights"), copied into a table that is matched line by line.
 */
class PermissionMatrixTest {
  /**
   * In the order of the manual. Columns: who accesses, how, whose page; CR0.WP, CR4.SMEP, CR4.SMAP,
   * RFLAGS.AC, EFER.NXE; R/W in every entry, XD in some entry; verdict. A dash is "either". The
   * first line that fits decides.
   */
  private static final String RULES =
      """
      who        access page        WP SMEP SMAP AC NXE  RW XD  verdict
      supervisor READ   supervisor  -  -    -    -  -    -  -   yes
      supervisor READ   user        -  -    0    -  -    -  -   yes
      supervisor READ   user        -  -    1    1  -    -  -   yes
      supervisor READ   user        -  -    1    0  -    -  -   no
      supervisor WRITE  supervisor  0  -    -    -  -    -  -   yes
      supervisor WRITE  supervisor  1  -    -    -  -    1  -   yes
      supervisor WRITE  supervisor  1  -    -    -  -    0  -   no
      supervisor WRITE  user        0  -    0    -  -    -  -   yes
      supervisor WRITE  user        0  -    1    1  -    -  -   yes
      supervisor WRITE  user        0  -    1    0  -    -  -   no
      supervisor WRITE  user        1  -    0    -  -    1  -   yes
      supervisor WRITE  user        1  -    0    -  -    0  -   no
      supervisor WRITE  user        1  -    1    1  -    1  -   yes
      supervisor WRITE  user        1  -    1    1  -    0  -   no
      supervisor WRITE  user        1  -    1    0  -    -  -   no
      supervisor FETCH  supervisor  -  -    -    -  0    -  -   yes
      supervisor FETCH  supervisor  -  -    -    -  1    -  0   yes
      supervisor FETCH  supervisor  -  -    -    -  1    -  1   no
      supervisor FETCH  user        -  0    -    -  0    -  -   yes
      supervisor FETCH  user        -  0    -    -  1    -  0   yes
      supervisor FETCH  user        -  0    -    -  1    -  1   no
      supervisor FETCH  user        -  1    -    -  -    -  -   no
      user       READ   user        -  -    -    -  -    -  -   yes
      user       READ   supervisor  -  -    -    -  -    -  -   no
      user       WRITE  user        -  -    -    -  -    1  -   yes
      user       WRITE  user        -  -    -    -  -    0  -   no
      user       WRITE  supervisor  -  -    -    -  -    -  -   no
      user       FETCH  user        -  -    -    -  0    -  -   yes
      user       FETCH  user        -  -    -    -  1    -  0   yes
      user       FETCH  user        -  -    -    -  1    -  1   no
      user       FETCH  supervisor  -  -    -    -  -    -  -   no
      """;

  private static final long GVA = 0x0000_1234_4567_8000L;

  private final List<String[]> rules =
      RULES.lines().skip(1).map(line -> line.trim().split(" +")).toList();

  private static String bit(boolean value) {
    return value ? "1" : "0";
  }

  private boolean allowed(
      boolean user, AccessType access, boolean userPage, PagingMode m, boolean rw, boolean xd) {
    String[] facts = {
      user ? "user" : "supervisor",
      access.name(),
      userPage ? "user" : "supervisor",
      bit(m.writeProtect),
      bit(m.smep),
      bit(m.smap),
      bit(m.smapLifted),
      bit(m.noExecute),
      bit(rw),
      bit(xd)
    };
    for (String[] rule : rules) {
      boolean fits = true;
      for (int i = 0; i < facts.length; i++) {
        fits &= rule[i].equals("-") || rule[i].equals(facts[i]);
      }
      if (fits) {
        return rule[facts.length].equals("yes");
      }
    }
    throw new AssertionError("no rule for " + String.join(" ", facts));
  }

  /** Error code of SDM vol. 3A, 4.7, for a page that is present, without reserved bits. */
  private static int errorCode(AccessType access, PagingMode m) {
    return 1
        + (access == AccessType.WRITE ? 2 : 0)
        + (m.user ? 4 : 0)
        + (access == AccessType.FETCH && (m.noExecute || m.smep) ? 16 : 0);
  }

  @Test
  void everyCombinationFollowsTheManual() {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (int leaf = 1; leaf <= 3; leaf++) {
      MachineMemory memory = new MachineMemory(64 * 4096);
      TableBuilder tables = new TableBuilder(memory, 0x1000);
      tables.map(GVA, leaf, 0);
      for (int restricting = leaf; restricting <= 4; restricting++) {
        for (int page = 0; page < 8; page++) {
          boolean userPage = (page & 1) != 0;
          boolean rw = (page & 2) != 0;
          boolean xd = (page & 4) != 0;
          long bits =
              (userPage ? PageTableEntry.US : 0)
                  | (rw ? PageTableEntry.RW : 0)
                  | (xd ? PageTableEntry.NX : 0);
          for (int settings = 0; settings < 64; settings++) {
            PagingMode mode = mode(settings, tables.root());
            if (xd && !mode.noExecute) {
              continue; // Bit 63 is reserved then: see ReservedBitsTest.
            }
            for (AccessType access : AccessType.values()) {
              restrict(tables, leaf, restricting, bits);
              boolean expected = allowed(mode.user, access, userPage, mode, rw, xd);
              String actual = attempt(memory, mode, access);
              String wanted = expected ? "ok" : Integer.toString(errorCode(access, mode));
              cases++;
              if (!actual.equals(wanted)) {
                wrong.add(
                    "leaf %d level %d page %d settings %d %s: %s, not %s"
                        .formatted(leaf, restricting, page, settings, access, actual, wanted));
              }
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isEqualTo((4 + 3 + 2) * (4 * 64 + 4 * 32) * 3);
  }

  private static PagingMode mode(int settings, long root) {
    PagingMode mode = new PagingMode();
    mode.paging = true;
    mode.root = root;
    mode.writeProtect = (settings & 1) != 0;
    mode.smep = (settings & 2) != 0;
    mode.smap = (settings & 4) != 0;
    mode.smapLifted = (settings & 8) != 0;
    mode.noExecute = (settings & 16) != 0;
    mode.user = (settings & 32) != 0;
    return mode;
  }

  /** Opens every level but one, which gets the bits of the case. */
  private static void restrict(TableBuilder tables, int leaf, int restricting, long bits) {
    for (int level = 4; level >= leaf; level--) {
      long address = tables.entry(GVA, level) & PageTableEntry.ADDRESS;
      long rest = level == leaf && leaf > 1 ? PageTableEntry.PS : 0;
      long entry = level == restricting ? PageTableEntry.P | bits : TableBuilder.OPEN;
      tables.setEntry(GVA, level, address | rest | entry);
    }
  }

  private static String attempt(MachineMemory memory, PagingMode mode, AccessType access) {
    try {
      PageTableWalker.walk(memory, mode, GVA, access, new Translation());
      return "ok";
    } catch (GuestFault fault) {
      assertThat(fault.address()).isEqualTo(GVA);
      return Integer.toString(fault.errorCode());
    }
  }
}
