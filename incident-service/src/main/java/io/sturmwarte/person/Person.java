package io.sturmwarte.person;

import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be told something.
 *
 * @param login the name in the caller's identity; null for those who never sign in
 * @param language de or en
 * @param functions such as agent, team-lead, communications, press, legal, executive, scribe
 * @param active whether they are told anything at all
 */
public record Person(
    UUID id,
    String team,
    @Nullable String login,
    String name,
    String language,
    ZoneId zone,
    Set<String> functions,
    boolean active) {}
