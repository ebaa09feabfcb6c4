/** Mastodon and what speaks like it: timelines by pages and as a stream. */
@NullMarked
package io.sturmwarte.source.mastodon;

import org.jspecify.annotations.NullMarked;
