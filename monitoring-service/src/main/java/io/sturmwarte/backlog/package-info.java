/**
 * Mentions that wait for their score: claimed in batches, read by scoring-service, written with
 * their effect. While scoring is down they wait; one that cannot be scored goes into quarantine.
 */
@NullMarked
package io.sturmwarte.backlog;

import org.jspecify.annotations.NullMarked;
