/**
 * When a promise falls due: pure time arithmetic over calendars and pauses, without framework or
 * database.
 */
@NullMarked
package io.sturmwarte.sla;

import org.jspecify.annotations.NullMarked;
