package org.matryoshka.gui.session;

import java.util.concurrent.CompletableFuture;

/**
 * What a forward run is to reach.
 *
 * @param lookout who says where to stop
 * @param last step at which to stop in any case; the largest number for none
 * @param open whether only something unexpected, or the user, ends it
 * @param arrived why it stops at its last step, as a sentence
 * @param started host time in nanoseconds
 * @param done completed when it has stopped
 */
record Goal(
    Lookout lookout,
    long last,
    boolean open,
    String arrived,
    long started,
    CompletableFuture<SessionStatus> done) {}
