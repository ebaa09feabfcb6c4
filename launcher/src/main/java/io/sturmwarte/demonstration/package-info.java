/**
 * Two invented brands with three weeks of history, and a storm that comes up a minute after the
 * start: enough to see the whole line work. Everything is generated from a fixed seed and goes in
 * through the public APIs.
 */
@NullMarked
package io.sturmwarte.demonstration;

import org.jspecify.annotations.NullMarked;
