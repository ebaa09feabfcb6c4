/**
 * Starts the whole product on one machine: one embedded PostgreSQL with a database per service, the
 * five processes, a mailbox that takes in what is sent; then says in a few lines what happens,
 * until it is stopped.
 */
@NullMarked
package io.sturmwarte.launch;

import org.jspecify.annotations.NullMarked;
