package io.sturmwarte.exercise;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Lets through to the exercise {@code id} only who may see it. A stream of events has sent its 200
 * before its method could look, so the door is in front of it.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface SeenOnly {

  /** The door. */
  @Provider
  @SeenOnly
  class Door implements ResteasyReactiveContainerRequestFilter {
    private final SecurityIdentity identity;

    Door(SecurityIdentity identity) {
      this.identity = identity;
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
      var id = id(request.getUriInfo().getPathParameters().getFirst("id"));
      var caller = Caller.of(identity);
      request.suspend();
      Panache.withSession(() -> Exercise.visible(id, caller))
          .subscribe()
          .with(seen -> request.resume(), request::resume);
    }

    private static UUID id(String text) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw new Problem.NotFound("exercise", text);
      }
    }
  }
}
