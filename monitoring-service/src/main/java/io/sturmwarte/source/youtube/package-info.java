/** Comments under the videos of YouTube. */
@NullMarked
package io.sturmwarte.source.youtube;

import org.jspecify.annotations.NullMarked;
