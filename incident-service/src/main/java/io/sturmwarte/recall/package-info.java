/** Brings an incident back by itself when something new is known of it. */
@NullMarked
package io.sturmwarte.recall;

import org.jspecify.annotations.NullMarked;
