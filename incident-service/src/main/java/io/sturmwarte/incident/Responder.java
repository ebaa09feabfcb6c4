package io.sturmwarte.incident;

/**
 * Somebody who works on an incident.
 *
 * @param name as they sign in
 */
public record Responder(String name, ResponderRole role) {}
