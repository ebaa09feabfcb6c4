/** How fast and how good it is, always beside a baseline in the same run. */
@NullMarked
package io.sturmwarte.benchmarks;

import org.jspecify.annotations.NullMarked;
