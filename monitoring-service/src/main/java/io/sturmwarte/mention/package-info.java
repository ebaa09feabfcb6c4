/**
 * Mentions: read from a batch, matched against the queries, stored once and counted in one
 * transaction; searched and shown.
 */
@NullMarked
package io.sturmwarte.mention;

import org.jspecify.annotations.NullMarked;
