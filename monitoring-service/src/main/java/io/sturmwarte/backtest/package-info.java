/**
 * Tries rules and thresholds on what was counted before: the same detector, conditions and
 * refractory periods as live, led through event time, against what people confirmed.
 */
@NullMarked
package io.sturmwarte.backtest;

import org.jspecify.annotations.NullMarked;
