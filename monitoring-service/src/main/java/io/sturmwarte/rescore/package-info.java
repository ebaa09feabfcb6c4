/**
 * Scores mentions again, when scoring-service has a new model: a job in the database, worked off in
 * chunks by any replica, behind the mentions that have just come in. {@code Rescores} keeps the
 * jobs, {@code Claims} hands them out, {@code Rewrite} replaces scores and corrects the counters.
 */
@NullMarked
package io.sturmwarte.rescore;

import org.jspecify.annotations.NullMarked;
