/**
 * How well a house answers, over a time: what {@link io.sturmwarte.report.Reports} counts in one
 * statement, as JSON, as CSV and as a page to print.
 */
@NullMarked
package io.sturmwarte.report;

import org.jspecify.annotations.NullMarked;
