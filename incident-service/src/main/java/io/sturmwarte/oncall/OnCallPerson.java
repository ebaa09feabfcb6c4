package io.sturmwarte.oncall;

import java.util.UUID;

/** Somebody, by name. */
public record OnCallPerson(UUID id, String name) {}
