/**
 * The detector on the Numenta Anomaly Benchmark's measure (Lavin and Ahmad 2015): {@link
 * io.sturmwarte.benchmarks.nab.Nab} is the command.
 */
@NullMarked
package io.sturmwarte.benchmarks.nab;

import org.jspecify.annotations.NullMarked;
