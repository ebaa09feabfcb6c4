/** The one clock of a service: the database's. */
@NullMarked
package io.sturmwarte.clock;

import org.jspecify.annotations.NullMarked;
