/**
 * The ways out of the house: mail and signed webhooks, delivered from the outbox, and the view of
 * what was sent.
 */
@NullMarked
package io.sturmwarte.notify;

import org.jspecify.annotations.NullMarked;
