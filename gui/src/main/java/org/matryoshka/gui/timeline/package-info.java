/**
 * What ran when: a recording of every physical core and every virtual CPU, in virtual time and in
 * steps. {@link org.matryoshka.gui.timeline.TimelineRecorder} listens to the hypervisor and keeps
 * the newest changes exactly and the whole run as shares, in bounded memory; {@link
 * org.matryoshka.gui.timeline.TimelineReader} answers what a window, a range or a place holds, as
 * values; {@link org.matryoshka.gui.timeline.ChromeTrace} writes the same as a trace file. Holds: a
 * lane has one state at every moment, without gap or overlap; a run that is done again is not
 * recorded twice. Used by the session, the timeline and scheduling views and the command line;
 * knows no toolkit and no session.
 */
package org.matryoshka.gui.timeline;
