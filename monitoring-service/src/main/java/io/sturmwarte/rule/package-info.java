/**
 * Rules that say when a brand is to be looked at, beside the detector: data, evaluated as plain
 * Java over a record of facts, so that history can be replayed through the same code.
 */
@NullMarked
package io.sturmwarte.rule;

import org.jspecify.annotations.NullMarked;
