/**
 * Who wrote: handles become keyed hashes before anything is stored, and those who asked to be
 * erased are not taken in again.
 */
@NullMarked
package io.sturmwarte.author;

import org.jspecify.annotations.NullMarked;
