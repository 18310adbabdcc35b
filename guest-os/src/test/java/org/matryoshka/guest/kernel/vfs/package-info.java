/**
 * Tests of the virtual file system, on the JVM over a hosted machine. Start with {@code FilesRig},
 * which makes a tree of files; {@code VfsOracleTest} replays what Linux answered to thousands of
 * random calls (recorded in {@code src/test/resources/files}).
 */
package org.matryoshka.guest.kernel.vfs;
