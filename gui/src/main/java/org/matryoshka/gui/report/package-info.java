/**
 * What a run did, as data ({@link org.matryoshka.gui.report.RunReport}, the place to start), and
 * its two forms: {@link org.matryoshka.gui.report.ReportText} for people and {@link
 * org.matryoshka.gui.report.ReportJson} for scripts. Holds: both forms are functions of the report
 * alone, and whatever the text shows the JSON has too. The field names of the JSON are a contract
 * with graders' scripts (the command line's {@code --stats} and {@code --json}). Filled by the
 * commands; knows neither the machine nor the hypervisor.
 */
package org.matryoshka.gui.report;
