package io.sturmwarte.oncall;

import java.time.Instant;

/** A shift as the outside sees it. */
public record ShiftView(OnCallPerson person, Instant from, Instant until) {}
