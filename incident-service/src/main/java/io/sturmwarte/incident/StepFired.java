package io.sturmwarte.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/** A step of the escalation policy that has fired, and whom it told. */
public record StepFired(
    @JsonIgnore int cycle,
    @JsonIgnore int step,
    int level,
    Instant firedAt,
    List<String> targets) {}
