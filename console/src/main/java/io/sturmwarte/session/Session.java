package io.sturmwarte.session;

import io.quarkus.security.identity.SecurityIdentity;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.DemonstrationUsers;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, and how one signs in here.
 *
 * @param name null while nobody is signed in
 * @param users the demonstration users that the sign-in page offers; none where there is an issuer
 */
record Session(
    @Nullable String name, Set<String> roles, Set<String> teams, Mode mode, Set<String> users) {
  enum Mode {
    demonstration,
    oidc
  }

  static Session of(SecurityIdentity identity, boolean demonstration) {
    var mode = demonstration ? Mode.demonstration : Mode.oidc;
    var users = new TreeSet<>(demonstration ? DemonstrationUsers.TEAMS_BY_USER.keySet() : Set.of());
    if (identity.isAnonymous()) {
      return new Session(null, Set.of(), Set.of(), mode, users);
    }
    var caller = Caller.of(identity);
    return new Session(caller.name(), caller.roles(), caller.teams(), mode, users);
  }
}
