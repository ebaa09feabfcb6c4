/** Feeds, RSS and Atom. */
@NullMarked
package io.sturmwarte.source.rss;

import org.jspecify.annotations.NullMarked;
