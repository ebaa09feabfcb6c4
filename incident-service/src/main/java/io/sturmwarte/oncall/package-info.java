/**
 * Who answers at an instant. {@link io.sturmwarte.oncall.Rotation} says whose turn it is, {@link
 * io.sturmwarte.oncall.Roster} lays temporary schedules and overrides over it; both are plain
 * arithmetic. {@link io.sturmwarte.oncall.OnCall} reads them from the database.
 */
@NullMarked
package io.sturmwarte.oncall;

import org.jspecify.annotations.NullMarked;
