/**
 * Erases an author: a tombstone first, so that nothing of theirs comes in any more, then every
 * table, piece by piece.
 */
@NullMarked
package io.sturmwarte.erasure;

import org.jspecify.annotations.NullMarked;
