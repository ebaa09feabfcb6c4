/**
 * Trains {@code model.bin} from folders of corpora: {@link io.sturmwarte.learning.Train} is the
 * command. Nothing of the running service depends on this package.
 */
@NullMarked
package io.sturmwarte.learning;

import org.jspecify.annotations.NullMarked;
