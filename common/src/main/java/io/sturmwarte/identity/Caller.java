package io.sturmwarte.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who is calling.
 *
 * @param teams the teams whose brands they see; not consulted for services, which see all
 */
public record Caller(String name, Set<String> roles, Set<String> teams) {
  static final String TEAMS = "teams";

  public static Caller of(SecurityIdentity identity) {
    return new Caller(identity.getPrincipal().getName(), identity.getRoles(), teamsOf(identity));
  }

  /** Whether what belongs to {@code team} is theirs to see. */
  public boolean sees(String team) {
    return seesAll() || teams.contains(team);
  }

  public boolean seesAll() {
    return roles.contains(Role.SERVICE);
  }

  /** For SQL: {@code where ($1 or team = any($2))}. */
  public String[] teamsArray() {
    return teams.toArray(String[]::new);
  }

  private static Set<String> teamsOf(SecurityIdentity identity) {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      return strings(token.getClaim(TEAMS));
    }
    return strings(identity.getAttribute(TEAMS));
  }

  private static Set<String> strings(Object claim) {
    var teams = new TreeSet<String>();
    if (claim instanceof Collection<?> names) {
      names.forEach(name -> teams.add(plain(name)));
    }
    return teams;
  }

  /** A JSON string in a token's claim comes with quotes. */
  private static String plain(Object name) {
    return name instanceof jakarta.json.JsonString text ? text.getString() : String.valueOf(name);
  }
}
