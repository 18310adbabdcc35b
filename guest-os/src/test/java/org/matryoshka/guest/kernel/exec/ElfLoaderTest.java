package org.matryoshka.guest.kernel.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.MemoryFixture;
import org.matryoshka.guest.kernel.memory.Protection;
import org.matryoshka.guest.kernel.memory.VirtualArea;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.magic.HostedMachine;
import org.matryoshka.guest.runtime.collection.LittleEndian;

/** Programs into address spaces: good ones, and many that are not. */
class ElfLoaderTest {
  private static final int HEADER_BYTES = 64 + 56 * 6;

  private final MemoryFixture kernel = new MemoryFixture(16 << 20);

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  private static byte[] program(String name) throws IOException {
    try (InputStream in = ElfLoaderTest.class.getResourceAsStream("/programs/" + name + ".elf")) {
      return in.readAllBytes();
    }
  }

  private ElfLoader loader(byte[] content) {
    return new ElfLoader(
        new FileContent(kernel.frames, new MemoryFixture.TestFile(kernel.frames, content)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"crc", "sort", "strings", "vm"})
  void mapsRealPrograms(String name) throws IOException {
    byte[] content = program(name);
    AddressSpace space = kernel.space();
    ElfLoader loader = loader(content);

    assertThat(loader.check()).isZero();
    assertThat(loader.map(space)).isZero();

    VirtualArea code = space.find(loader.entry());
    assertThat(code.protection()).isEqualTo(Protection.READ | Protection.EXECUTE);
    space.activate();
    long phdr = LittleEndian.getLong(content, 32);
    assertThat(loader.headerCount()).isEqualTo(LittleEndian.getUnsignedShort(content, 56));
    if (loader.headers() != 0) {
      assertThat(kernel.user.readInt(loader.headers())).isTrue();
      assertThat(kernel.user.value()).isEqualTo(LittleEndian.getInt(content, (int) phdr));
    }
    space.release();
  }

  @Test
  void bytesBehindTheFilePartOfDataAreZero() throws IOException {
    byte[] content = program("vm");
    ElfHeader header = new ElfHeader();
    assertThat(
            header.read(
                new FileContent(kernel.frames, new MemoryFixture.TestFile(kernel.frames, content))))
        .isTrue();
    ElfLoader loader = loader(content);
    AddressSpace space = kernel.space();
    assertThat(loader.check()).isZero();
    assertThat(loader.map(space)).isZero();
    space.activate();
    int checked = 0;
    for (int i = 0; i < header.count(); i++) {
      boolean data =
          header.type(i) == ElfHeader.LOAD && (header.flags(i) & ElfHeader.WRITABLE) != 0;
      for (long at = header.fileSize(i); data && at < header.memorySize(i); at++) {
        assertThat(kernel.user.readByte(header.address(i) + at)).isTrue();
        assertThat(kernel.user.value()).isZero();
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  /** Whatever a file holds, it is mapped or refused, and all memory comes back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void survivesDamagedFiles(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] good = program(seed % 2 == 0 ? "crc" : "vm");
    int free = kernel.frames.free();
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] content = damage(good, random);
      MemoryFixture.TestFile file = new MemoryFixture.TestFile(kernel.frames, content);
      ElfLoader loader = new ElfLoader(new FileContent(kernel.frames, file));
      long error = loader.check();
      if (error == 0) {
        AddressSpace space = kernel.space();
        error = loader.map(space);
        space.release();
      } else {
        assertThat(error).isEqualTo(-Errno.ENOEXEC);
      }
      refused += error != 0 ? 1 : 0;
      assertThat(file.users).isZero();
      file.drop();
      assertThat(kernel.frames.free()).isEqualTo(free);
    }
    assertThat(refused).isBetween(300, 2999);
  }

  private static byte[] damage(byte[] good, Random random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length;
    byte[] content = new byte[length];
    System.arraycopy(good, 0, content, 0, length);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && length > 0; i++) {
      int at = random.nextInt(Math.min(length, HEADER_BYTES));
      switch (random.nextInt(4)) {
        case 0 -> content[at] = (byte) random.nextInt(256);
        case 1 -> content[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> content[at] = (byte) (random.nextBoolean() ? 0x7f : 0xff);
        default -> {
          if (at + 8 <= length) {
            LittleEndian.putLong(content, at & ~7, random.nextLong() >> random.nextInt(64));
          }
        }
      }
    }
    return content;
  }

  @Test
  void stackIsAsTheAbiWantsIt() {
    AddressSpace space = kernel.space();
    space.mapStack(1 << 16, false);
    byte[] random = new byte[16];
    for (int i = 0; i < 16; i++) {
      random[i] = (byte) (i + 1);
    }
    AuxiliaryVector auxiliary =
        new AuxiliaryVector()
            .program(loader(new byte[64]))
            .user(Credentials.root(), false)
            .machine(0x1234);
    String[] arguments = {"ls", "-l", ""};
    String[] environment = {"HOME=/root", "A=b"};

    long sp = new InitialStack("/bin/ls", arguments, environment).write(space, auxiliary, random);

    assertThat(sp).isPositive();
    assertThat(sp % 16).isZero();
    space.activate();
    long at = sp;
    assertThat(readLong(at)).isEqualTo(3);
    for (String argument : arguments) {
      at += 8;
      assertThat(kernel.user.readString(readLong(at), 100)).isEqualTo(argument);
    }
    assertThat(readLong(at + 8)).isZero();
    at += 8;
    for (String variable : environment) {
      at += 8;
      assertThat(kernel.user.readString(readLong(at), 100)).isEqualTo(variable);
    }
    assertThat(readLong(at + 8)).isZero();
    at += 16;
    int pairs = 0;
    for (; readLong(at) != 0; at += 16) {
      long value = readLong(at + 8);
      switch ((int) readLong(at)) {
        case 6 -> assertThat(value).isEqualTo(4096);
        case 15 -> assertThat(kernel.user.readString(value, 100)).isEqualTo("x86_64");
        case 16 -> assertThat(value).isEqualTo(0x1234);
        case 25 -> assertThat(readLong(value)).isEqualTo(0x0807060504030201L);
        case 31 -> assertThat(kernel.user.readString(value, 100)).isEqualTo("/bin/ls");
        default -> {}
      }
      pairs++;
    }
    assertThat(pairs).isEqualTo(18);
    assertThat(readLong(AddressSpace.STACK_TOP - 8)).isZero();
    byte[] line = new byte[(int) (space.argumentsEnd() - space.argumentsStart())];
    assertThat(kernel.user.copyIn(space.argumentsStart(), line, 0, line.length)).isTrue();
    assertThat(new String(line, java.nio.charset.StandardCharsets.ISO_8859_1))
        .isEqualTo("ls\0-l\0\0");
  }

  private long readLong(long at) {
    assertThat(kernel.user.readLong(at)).isTrue();
    return kernel.user.value();
  }
}
