/**
 * What {@code matryoshka show} can show: one {@link org.matryoshka.gui.cli.show.ShowTopic} a class,
 * listed in {@link org.matryoshka.gui.cli.show.ShowTopics}. The command builds a world, runs it to
 * the place that the user names, and hands it over in a {@link
 * org.matryoshka.gui.cli.show.ShowRequest}; a topic reads it with the readers of {@code
 * gui.inspect} that the window uses too, and prints text or JSON. Holds: a topic changes nothing in
 * the world, and throws a {@code CommandFailure} for what the user can mend.
 */
package org.matryoshka.gui.cli.show;
