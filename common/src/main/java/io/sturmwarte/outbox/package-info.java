/**
 * Messages to the outside: written with their effect, delivered at least once, with a stable id.
 */
@NullMarked
package io.sturmwarte.outbox;

import org.jspecify.annotations.NullMarked;
