/**
 * The running service under load, beside a server that speaks the same contract and does nothing:
 * the difference is ours, the rest is gRPC's.
 */
@NullMarked
package io.sturmwarte.benchmarks.load;

import org.jspecify.annotations.NullMarked;
