/**
 * Programs about files and directories: {@code ls cp mv rm mkdir rmdir ln touch chmod chown stat df
 * du find mknod mount umount pwd …}, one class each, named as the command.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.program.files.Ls}, or at {@link
 * org.matryoshka.guest.user.program.files.Mkdir} for a short one. What holds: each operand that
 * fails is reported as {@code name: file: text of the error} and the others are still done; the
 * status is then 1. {@link org.matryoshka.guest.user.program.files.FileTree} is where directories
 * are walked. Who may call: the toolbox, which starts them by name.
 */
package org.matryoshka.guest.user.program.files;
