/**
 * One text in, one reading out: {@link io.sturmwarte.score.Scorer} puts the other features
 * together, over gRPC for our own services and over REST for trying it out.
 */
@NullMarked
package io.sturmwarte.score;

import org.jspecify.annotations.NullMarked;
