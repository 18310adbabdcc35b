package org.matryoshka.guest.user.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.guest.user.HostedOs;

/**
 * The shell as far as it needs no second process: parsing, expansion, compound commands, builtins,
 * redirections.
 */
class ShellTest {
  private final HostedOs os = new HostedOs();

  private int sh(String script) {
    return os.run(new Sh(), "-c", script);
  }

  private String output(String script) {
    sh(script);
    assertThat(os.errors()).isEmpty();
    return os.output();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "echo a  b§a b",
        "echo 'a  b' \"c  d\"§a  b c  d",
        "x=1; echo $x ${x} \"$x\" '$x' \\$x§1 1 1 $x $x",
        "x='a b'; set -- $x; echo $#§2",
        "x='a b'; set -- \"$x\"; echo $#§1",
        "set -- a 'b c' d; for i in \"$@\"; do echo \"<$i>\"; done§<a> <b c> <d>",
        "set --; for i in \"$@\"; do echo no; done; echo end§end",
        "set -- a b; echo \"$*\" ${#} $2 ${10}x§a b 2 b x",
        "echo ${u-default} ${u:-d} ${u:=set} $u ${u:+alt} ${#u}§default d set set alt 3",
        "f=/a/b/c.txt; echo ${f##*/} ${f%/*} ${f#/} ${f%.*} ${f%%/*}.§c.txt /a/b a/b/c.txt /a/b/c"
            + " .",
        "echo $((1 + 2 * 3)) $(( (1+2)*3 )) $((7/2)) $((-7%3)) $((1<<10)) $((0x10 + 010))§7 9 3 -1"
            + " 1024 24",
        "x=5; echo $((x++)) $x $((++x)) $((x+=3)) $((x>9?1:2))§5 6 7 10 1",
        "echo $((1&&0)) $((1||0)) $((!5)) $((~5)) $((5^3)) $((5&3)) $((5|3)) $((2,3))§0 1 0 -6 6 1"
            + " 7 3",
        "if true; then echo yes; else echo no; fi§yes",
        "if false; then echo a; elif true; then echo b; else echo c; fi§b",
        "i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done§0 1 2",
        "i=0; until [ $i -ge 2 ]; do i=$((i+1)); done; echo $i§2",
        "for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done§1 3",
        "for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done§1a 2a",
        "case abc in a*) echo starts;; *) echo no;; esac§starts",
        "case x in a|b) echo 1;; x|y) echo 2;; esac§2",
        "case '*' in '*') echo star;; esac§star",
        "case b in [[:lower:]]) echo lower;; esac§lower",
        "f() { echo $1-$#; return 3; }; f a b; echo $?§a-2 3",
        "f() { local x=2; echo $x; }; x=1; f; echo $x§2 1",
        "f() { for i in 1 2; do return 7; done; echo no; }; f; echo $?§7",
        "true && echo a || echo b§a",
        "false && echo a || echo b§b",
        "! true; echo $?§1",
        "! false && echo x§x",
        "x=1 y=2; echo $x$y§12",
        "x=1; x=2 true; echo $x§1",
        "x=1; x=2 :; echo $x§2",
        "{ echo a; echo b; }§a b",
        "eval 'echo $((1+1))'§2",
        "set -f; echo *§*",
        "echo a;echo b # comment§a b",
        "echo a#b§a#b",
        "IFS=:; x=a:b::c; set -- $x; echo $# $4§4 c",
        "IFS=:; x=:a:; set -- $x; echo $#§2",
        "IFS=; x='a b'; set -- $x; echo $#§1",
        "set 1 2 3; shift 2; echo $1§3",
        "x=abc; unset x; echo ${x-unset}§unset",
        "test 1 -lt 2 -a 3 -gt 2 && echo both§both",
        "[ ! -e /nothing ] && echo none§none",
        "echo \"a\\$b\\\"c\\n\"§a$b\"c\\n",
        "echo ~ ~/x a~§/root /root/x a~",
        "printf '%s-%d\\n' a 1 b 2§a-1 b-2",
        "echo {a,b} 'it'\\''s'§{a,b} it's",
        "x='*'; echo \"$x\"§*",
        "echo $$ $#§42 0",
        "echo $'x'§$x",
        "echo a$§a$",
        "x=y; echo \"${x:-\"a b\"}\" ${z:-\"a  b\"}§y a  b",
        "while :; do break; done; echo $?§0",
        "command -v echo; type cd§echo cd is a shell builtin"
      })
  void printsWhatPosixSays(String script, String expected) {
    assertThat(output(script).replace("\n", " ").strip()).isEqualTo(expected);
  }

  @Test
  void redirectionsAreDoneAndUndone() {
    assertThat(output("echo a >/x; echo b >>/x; echo c")).isEqualTo("c\n");
    assertThat(os.content("/x")).isEqualTo("a\nb\n");
  }

  @Test
  void groupsAndLoopsCanBeRedirected() {
    output("for i in 1 2 3; do echo $i; done >/x; while read a; do echo \"<$a>\"; done </x");
    assertThat(os.output()).isEqualTo("<1>\n<2>\n<3>\n");
  }

  @Test
  void errorsGoWhereTheyAreSent() {
    sh("cd /nothing 2>/e; echo $?; echo x 1>&2");
    assertThat(os.output()).isEqualTo("2\n");
    assertThat(os.content("/e")).contains("can't cd to /nothing: No such file or directory");
    assertThat(os.errors()).isEqualTo("x\n");
  }

  @Test
  void hereDocumentsAreExpandedUnlessQuoted() {
    assertThat(output("x=1\nread a <<E\n$x \\$x\nE\necho \"$a\"")).isEqualTo("1 $x\n");
    assertThat(output("read a <<'E'\n$x\nE\necho \"$a\"")).endsWith("$x\n");
    assertThat(output("read a <<-E\n\t\tindented\n\tE\necho \"$a\"")).endsWith("indented\n");
  }

  @Test
  void pathNamesAreExpandedInOrder() {
    os.file("/d/b.c", "").file("/d/a.c", "").file("/d/.hidden.c", "").file("/d/sub/x.c", "");
    assertThat(
            output(
                "cd /d; echo *.c; echo */*; echo [ab].c; echo *.none; echo \"*.c\"; echo"
                    + " /d/s*/x?c"))
        .isEqualTo("a.c b.c\nsub/x.c\na.c b.c\n*.none\n*.c\n/d/sub/x.c\n");
  }

  @Test
  void readSplitsALine() {
    os.input("one two  three four\n");
    assertThat(output("read a b c; echo \"$a|$b|$c\"")).isEqualTo("one|two|three four\n");
  }

  @Test
  void syntaxErrorsNameTheLine() {
    assertThat(sh("echo a\nif true; then\necho b\n")).isEqualTo(2);
    assertThat(os.output()).isEqualTo("a\n");
    assertThat(os.errors())
        .isEqualTo("sh: 3: syntax error: end of file unexpected (expecting \"fi\")\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        ")§sh: 1: syntax error: \")\" unexpected",
        "echo 'a§sh: 1: unterminated quoted string",
        "echo $(a§sh: 1: unterminated command substitution",
        "fi§sh: 1: syntax error: \"fi\" unexpected",
        "a() b(§sh: 1: syntax error: end of file unexpected (expecting \")\")",
        "echo a; ; echo b§sh: 1: syntax error: \";\" unexpected",
        "case x y§sh: 1: syntax error: \"y\" unexpected (expecting \"in\")",
        "echo $((1/0))§sh: 1: arithmetic expression: division by zero: \"1/0\"",
        "echo $((1+))§sh: 1: arithmetic expression: a value expected: \"1+\"",
        "echo ${x!}§sh: 1: ${x!}: bad substitution",
        "echo ${x?gone}§sh: 1: x: gone",
        "set -u; echo $x§sh: 1: x: parameter not set",
        "readonly x=1; x=2§sh: 1: x: is read only"
      })
  void mistakesEndAScript(String script, String message) {
    assertThat(sh(script)).isEqualTo(2);
    assertThat(os.errors()).isEqualTo(message + "\n");
  }

  @Test
  void exitRunsTheTrapAndHasTheStatus() {
    assertThat(sh("trap 'echo bye $?' EXIT; echo hi; exit 5")).isEqualTo(5);
    assertThat(os.output()).isEqualTo("hi\nbye 5\n");
  }

  @Test
  void anErrorEndsAScriptIfAskedFor() {
    assertThat(sh("set -e; if false; then :; fi; false || true; ! true; echo on; false; echo no"))
        .isEqualTo(1);
    assertThat(os.output()).isEqualTo("on\n");
  }

  @Test
  void aFileIsSourced() {
    os.file("/lib.sh", "x=$1\nf() { echo f$x; }\nreturn 3\necho no\n");
    assertThat(output(". /lib.sh; echo $?; f")).isEqualTo("3\nf\n");
  }

  @Test
  void aScriptHasItsNameAndParameters() {
    os.file("/s", "echo $0 $1 $#\n");
    assertThat(os.run(new Sh(), "/s", "a", "b")).isZero();
    assertThat(os.output()).isEqualTo("/s a 2\n");
    assertThat(os.run(new Sh(), "/none")).isEqualTo(127);
  }

  @Test
  void deepNestingIsNotAProblem() {
    String script = "x=" + "$((".repeat(60) + "1" + "))".repeat(60) + "; echo $x";
    assertThat(output(script)).isEqualTo("1\n");
  }
}
