package org.matryoshka.cpu.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.image.TinyElf;
import org.matryoshka.cpu.machine.Resources;
import org.matryoshka.cpu.user.ProgramEnd.Reason;

/** Programs alone on the core; where Linux can say what is right, it has been asked. */
class UserMachineTest {
  private static final long CODE = 0x40_0000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();
  private final List<String> notices = new ArrayList<>();

  @Test
  void systemCallsAnswerAsOnLinux() throws ImageException {
    byte[] image = Resources.bytes(UserMachineTest.class, "calls.elf");
    List<String> arguments = List.of("calls.elf", "one", "two words");
    UserMachine machine =
        new UserMachine(program(image, arguments, "typed\ntext", UserProgram.DEFAULT_MEMORY));
    ProgramEnd end = machine.run(1_000_000);
    assertThat(end.reason()).as(end.explanation()).isEqualTo(Reason.EXIT);
    assertThat(end.exitStatus()).isEqualTo(42);
    assertThat(out.toString(StandardCharsets.US_ASCII).lines())
        .containsExactlyElementsOf(Resources.lines(UserMachineTest.class, "calls.linux.txt"));
    assertThat(notices)
        .containsExactly(
            "system call 999 does not exist here; the program gets -ENOSYS",
            "system call -1 does not exist here; the program gets -ENOSYS");
  }

  @Test
  void twoRunsAreTheSame() throws ImageException {
    byte[] image = Resources.bytes(UserMachineTest.class, "calls.elf");
    UserMachine first = new UserMachine(program(image, List.of("a"), "x", 1 << 22));
    UserMachine second = new UserMachine(program(image, List.of("a"), "x", 1 << 22));
    first.run(1_000_000);
    while (second.run(777).reason() == Reason.BUDGET) {
      assertThat(second.instructions()).isLessThan(1_000_000);
    }
    assertThat(second.instructions()).isEqualTo(first.instructions());
    assertThat(second.cycles()).isEqualTo(first.cycles());
    assertThat(second.stateHash()).isEqualTo(first.stateHash());
  }

  @ParameterizedTest
  @CsvSource({
    "0F0B, 132, illegal instruction (SIGILL): #UD",
    "31C9 F7F1, 136, arithmetic exception (SIGFPE): #DE",
    "F4, 139, segmentation fault (SIGSEGV): #GP(0x0)",
    "FA, 139, #GP(0x0)",
    "E4 20, 139, #GP(0x0)",
    "0F01D8, 132, SIGILL",
    "0F07, 139, #GP(0x0)",
    "48B80000000000008000 8A00, 139, #GP(0x0)",
    "8A042500100000, 139, read from unmapped address 0x1000",
    "88042500100000, 139, write to unmapped address 0x1000",
    "31C0 FFE0, 139, execution of unmapped address 0x0",
    "C6042500004000 90, 139, write to protected address 0x400000",
    "CC, 133, trace or breakpoint trap (SIGTRAP): interrupt 0x3",
    "F1, 133, SIGTRAP",
    "CD80, 139, interrupt 0x80",
    "9C 810C2400010000 9D 90 90, 133, SIGTRAP",
    "54 9D 4831E4 50, 139, write to unmapped address 0xfffffffffffffff8",
    "B83E000000 BF01000000 BE06000000 0F05, 134, signal 6"
  })
  void exceptionsEndTheProgramAsSignalsDo(String code, int status, String message)
      throws ImageException {
    byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
    ProgramEnd end = run(new TinyElf().segment(CODE, bytes, bytes.length, 5));
    assertThat(end.reason()).isEqualTo(Reason.SIGNAL);
    assertThat(end.exitStatus()).isEqualTo(status);
    assertThat(end.explanation()).contains(message);
  }

  @Test
  void messageNamesTheInstructionAndTheSymbol() throws ImageException {
    byte[] image = Resources.bytes(TinyElf.class, "symbols.elf");
    // In place of "ret" in the function "second": a byte that is no opcode in 64-bit mode.
    image[0x1012] = 0x06;
    ProgramEnd end = machine(image).run(100);
    assertThat(end.explanation())
        .isEqualTo(
            "the program was ended by illegal instruction (SIGILL): #UD at rip 0x401012"
                + " (second+0x2)");
  }

  @Test
  void exitStatusIsTheLowByte() throws ImageException {
    assertThat(run(new TinyElf().segment(CODE, "B83C000000 BF01FFFFFF 0F05")).exitStatus())
        .isEqualTo(1);
  }

  @Test
  void syscallLeavesRipAndFlagsInRcxAndR11() throws ImageException {
    UserMachine machine = machine(new TinyElf().segment(CODE, "F9 B827000000 0F05 EBFE").bytes());
    machine.run(10);
    assertThat(machine.cpu().state.gpr[1]).isEqualTo(CODE + 8);
    assertThat(machine.cpu().state.gpr[11] & 1).isEqualTo(1);
  }

  @Test
  void stackGrowsOnDemandUpToItsLimit() throws ImageException {
    // push rax; jmp back: ends when 8 MiB are used up.
    UserMachine machine = machine(new TinyElf().segment(CODE, "50 EBFD").bytes());
    ProgramEnd end = machine.run(10_000_000);
    assertThat(end.explanation()).contains("write to unmapped address 0x7fffff7f");
    assertThat(machine.instructions()).isGreaterThan((8 << 20) / 8 * 2 - 1000);
  }

  @Test
  void moreMemoryThanTheMachineHasKillsTheProgram() throws ImageException {
    UserProgram small =
        program(new TinyElf().segment(CODE, "50 EBFD").bytes(), List.of("small"), "", 1 << 20);
    ProgramEnd end = new UserMachine(small).run(10_000_000);
    assertThat(end.exitStatus()).isEqualTo(137);
    assertThat(end.explanation()).contains("--memory");
  }

  @Test
  void endlessProgramUsesUpTheBudget() throws ImageException {
    assertThat(run(new TinyElf().segment(CODE, "EBFE")).reason()).isEqualTo(Reason.BUDGET);
  }

  @Test
  void stopFromOutsideIsHeard() throws ImageException {
    UserMachine machine = machine(new TinyElf().segment(CODE, "EBFE").bytes());
    machine.requestStop();
    assertThat(machine.run(Long.MAX_VALUE).reason()).isEqualTo(Reason.STOPPED);
  }

  @Test
  void positionIndependentProgramIsMoved() throws ImageException {
    // lea rdi,[rip-7]; shr rdi,12; and edi,255; mov eax,60; syscall
    ProgramEnd end =
        run(
            new TinyElf()
                .positionIndependent()
                .segment(0x1000, "488D3DF9FFFFFF 48C1EF0C 81E7FF000000 B83C000000 0F05"));
    assertThat(end.exitStatus())
        .isEqualTo((int) ((ProgramLoader.POSITION_INDEPENDENT_BASE + 0x1000) >> 12) & 0xFF);
  }

  @Test
  void segmentsThatShareAPageShareTheirRights() throws ImageException {
    // inc byte [0x400800]; movzx edi, byte [0x400800]; mov eax,60; syscall
    byte[] code =
        HexFormat.of().parseHex("FE042500084000" + "0FB63C2500084000" + "B83C000000" + "0F05");
    ProgramEnd end =
        run(
            new TinyElf()
                .segment(CODE, code, code.length, 5)
                .segment(CODE + 0x800, new byte[] {41}, 0x1000, 6));
    assertThat(end.exitStatus()).as(end.explanation()).isEqualTo(42);
  }

  @ParameterizedTest
  @CsvSource({
    "0x1000, outside of the addresses of a user program",
    "0x7FFFFFFFF000, outside of the addresses of a user program",
    "0xFFFFFFFF80000000, outside of the addresses of a user program"
  })
  void programOutsideOfUserAddresses(String address, String message) {
    long start = Long.parseUnsignedLong(address.substring(2), 16);
    assertRefused(new TinyElf().segment(start, "90"), message);
  }

  @Test
  void programsThatCannotBeLoaded() {
    assertRefused(new TinyElf().segment(CODE, "90").interpreter(), "gcc -static");
    assertRefused(
        new TinyElf().segment(CODE, "90").entry(CODE + 1), "not in an executable segment");
    assertRefused(
        new TinyElf().segment(CODE, new byte[] {1}, 1, 6), "not in an executable segment");
    assertRefused(
        new TinyElf().segment(CODE, "9090").segment(CODE + 1, "90"), "overlap at virtual");
    assertRefused(
        new TinyElf().segment(CODE, new byte[5 << 20], 5 << 20, 7),
        "does not fit into the 4096 KiB");
  }

  private static void assertRefused(TinyElf elf, String message) {
    UserMachineTest test = new UserMachineTest();
    assertThatThrownBy(
            () -> new UserMachine(test.program(elf.bytes(), List.of("bad"), "", 4 << 20)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message);
  }

  private ProgramEnd run(TinyElf elf) throws ImageException {
    return machine(elf.bytes()).run(1_000_000);
  }

  private UserMachine machine(byte[] image) throws ImageException {
    return new UserMachine(program(image, List.of("test"), "", 16 << 20));
  }

  private UserProgram program(byte[] image, List<String> arguments, String input, long memory) {
    return new UserProgram(
        image,
        arguments,
        List.of("NAME=value"),
        memory,
        1,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII)),
        out,
        error,
        notices::add);
  }
}
