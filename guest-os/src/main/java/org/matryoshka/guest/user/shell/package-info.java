/**
 * {@code sh}: a shell after POSIX: pipes, redirections, lists, compound commands, functions,
 * expansions, job control, line editing with history and completion.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.shell.Shell#runAll}: a {@link
 * org.matryoshka.guest.user.shell.ScriptSource} gives lines, {@link
 * org.matryoshka.guest.user.shell.Lexer} makes tokens, {@link
 * org.matryoshka.guest.user.shell.Parser} a tree of {@link
 * org.matryoshka.guest.user.shell.Command}, each of which runs itself in a {@link
 * org.matryoshka.guest.user.shell.Shell} with the help of {@link
 * org.matryoshka.guest.user.shell.Expander} and {@link org.matryoshka.guest.user.shell.Launcher}.
 * What holds: a word of the tree is source text with its quotes, since expansion needs to know
 * them; there are no exceptions, so {@code break}, {@code return} and errors are a state ({@link
 * org.matryoshka.guest.user.shell.Unwinding}) that every loop and list looks at. Who may call: its
 * own {@code main}.
 */
package org.matryoshka.guest.user.shell;
