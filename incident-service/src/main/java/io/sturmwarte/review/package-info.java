/**
 * Looking back: the after-action review of an incident with its action items, and the review of
 * strategy that recurs. Nobody is blamed in either; they ask what made things easy or hard.
 */
@NullMarked
package io.sturmwarte.review;

import org.jspecify.annotations.NullMarked;
