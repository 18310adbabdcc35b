package org.matryoshka.gui.inspect.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.image.SymbolTable;
import org.matryoshka.gui.session.World;

class AddressExpressionTest {
  private final CpuState state = new CpuState();

  private long value(String text) {
    return AddressExpression.evaluate(text, state, SymbolTable.EMPTY);
  }

  @Test
  void numbersRegistersAndSums() {
    state.gpr[4] = 0x1000;
    state.rip = -16;
    state.cr2 = 7;
    assertThat(value("0xffff_8000`0000_0010")).isEqualTo(0xffff_8000_0000_0010L);
    assertThat(value(" 4096 ")).isEqualTo(4096);
    assertThat(value("RSP+0x18")).isEqualTo(0x1018);
    assertThat(value("rsp - 8 + cr2")).isEqualTo(0xfff);
    assertThat(value("rip+16")).isZero();
    assertThat(value("-1")).isEqualTo(-1);
  }

  @Test
  void whatIsNoneIsNamed() {
    assertThatThrownBy(() -> value("rsp+foo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'foo' is neither an address");
    assertThatThrownBy(() -> value("  ")).hasMessageContaining("an address is missing");
    assertThatThrownBy(() -> value("0x")).hasMessageContaining("neither");
    assertThatThrownBy(() -> value("rsp+")).hasMessageContaining("neither");
    assertThatThrownBy(() -> value("rsp++8")).hasMessageContaining("neither");
  }

  @Test
  void symbolsOfTheImage() {
    World world = Worlds.of("demo-kernel");
    SymbolTable symbols = world.image(1).symbols();
    var first = symbols.names().firstEntry();
    assertThat(AddressExpression.evaluate(first.getValue() + "+0x10", state, symbols))
        .isEqualTo(first.getKey() + 16);
  }

  @Test
  void namesOfMethodsAreShortened() {
    assertThat(
            SymbolNames.brief(
                "org.matryoshka.guest.kernel.memory.UserPages.touch(Lorg/m/guest/Area;JZ)I+0x196"))
        .isEqualTo("UserPages.touch+0x196");
    assertThat(SymbolNames.brief("a.b.C.<init>()V")).isEqualTo("C.<init>");
    assertThat(SymbolNames.brief("start_high+0x5e")).isEqualTo("start_high+0x5e");
  }
}
