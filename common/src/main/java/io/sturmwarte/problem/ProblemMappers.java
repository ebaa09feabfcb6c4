package io.sturmwarte.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Turns what a request failed with into {@code application/problem+json}. Providers rather than
 * annotated methods, because the build would load those, and it may run on an older Java than the
 * product.
 */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int BEFORE_THE_BUILT_IN = 1;

  private ProblemMappers() {}

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfProblem implements ExceptionMapper<Problem> {
    @Override
    public Response toResponse(Problem problem) {
      var detail = problem.getMessage();
      return switch (problem) {
        case Problem.NotFound p -> ProblemDetails.of(404, detail).response().build();
        case Problem.Conflict p -> ProblemDetails.of(p).response().build();
        case Problem.Stale p -> ProblemDetails.of(412, detail).response().build();
        case Problem.Invalid p -> ProblemDetails.of(400, detail, p.faults()).response().build();
        case Problem.TooLarge p -> ProblemDetails.of(413, detail).response().build();
        case Problem.Contradiction p -> ProblemDetails.of(422, detail).response().build();
        case Problem.Overloaded p -> later(ProblemDetails.of(429, detail), p.retryAfter());
        case Problem.Unavailable p -> later(ProblemDetails.of(503, detail), p.retryAfter());
      };
    }
  }

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfWebApplication implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
      if (failure.getCause() instanceof JsonProcessingException broken) {
        return unreadable(broken);
      }
      var given = failure.getResponse();
      var details = ProblemDetails.of(given.getStatus(), failure.getMessage()).response();
      given
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> details.header(name, value)));
      return details.type(ProblemDetails.MEDIA_TYPE).build();
    }
  }

  /**
   * Where the framework would answer broken JSON with a bare 400, the caller learns where it is
   * broken.
   */
  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfUnreadableJson implements ExceptionMapper<JsonProcessingException> {
    @Override
    public Response toResponse(JsonProcessingException broken) {
      return unreadable(broken);
    }
  }

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfMismatchedJson implements ExceptionMapper<MismatchedInputException> {
    @Override
    public Response toResponse(MismatchedInputException broken) {
      return unreadable(broken);
    }
  }

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfInvalid implements ExceptionMapper<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException failure) {
      var faults = failure.getConstraintViolations().stream().map(ProblemMappers::fault).toList();
      return ProblemDetails.of(400, "The request is not valid; see violations", faults)
          .response()
          .build();
    }
  }

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfUnauthorized implements ExceptionMapper<UnauthorizedException> {
    @Override
    public Response toResponse(UnauthorizedException failure) {
      return signIn();
    }
  }

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfAuthenticationFailed
      implements ExceptionMapper<AuthenticationFailedException> {
    @Override
    public Response toResponse(AuthenticationFailedException failure) {
      return signIn();
    }
  }

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfForbidden implements ExceptionMapper<ForbiddenException> {
    @Override
    public Response toResponse(ForbiddenException failure) {
      return ProblemDetails.of(403, "Your roles do not allow this").response().build();
    }
  }

  @Provider
  @Priority(BEFORE_THE_BUILT_IN)
  static final class OfAnythingElse implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
      var reference = UUID.randomUUID();
      LOG.errorf(failure, "unexpected failure %s", reference);
      return ProblemDetails.of(
              500, "Something went wrong here; the log has more under " + reference)
          .response()
          .build();
    }
  }

  private static Response unreadable(JsonProcessingException broken) {
    var where = broken.getLocation();
    var place =
        where == null
            ? "the body"
            : "line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    var path = broken instanceof JsonMappingException mapping ? path(mapping) : "";
    var fault = new Problem.Fault(path.isEmpty() ? place : path, broken.getOriginalMessage());
    return ProblemDetails.of(400, "The JSON cannot be read at " + place, List.of(fault))
        .response()
        .build();
  }

  private static Response signIn() {
    return ProblemDetails.of(401, "Sign in, or send valid credentials")
        .response()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Sturmwarte\", charset=\"UTF-8\"")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  private static Response later(ProblemDetails details, Duration after) {
    return details
        .response()
        .header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds()))
        .build();
  }

  /** The path begins with the Java method and parameter, which mean nothing to the caller. */
  private static Problem.Fault fault(ConstraintViolation<?> violation) {
    var path = violation.getPropertyPath().toString();
    var steps = path.split("\\.", 3);
    return new Problem.Fault(steps[steps.length - 1], violation.getMessage());
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
