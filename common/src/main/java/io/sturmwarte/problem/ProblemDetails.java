package io.sturmwarte.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as it is sent, after RFC 9457.
 *
 * @param violations what is wrong with the request, one entry a fault; empty where it is not about
 *     a field
 * @param open what may be done instead, where a thing is not in the state for what was asked
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
    String type,
    String title,
    int status,
    @Nullable String detail,
    List<Problem.Fault> violations,
    List<String> open) {
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  static ProblemDetails of(int status, @Nullable String detail) {
    return of(status, detail, List.of());
  }

  static ProblemDetails of(int status, @Nullable String detail, List<Problem.Fault> violations) {
    return new ProblemDetails("about:blank", title(status), status, detail, violations, List.of());
  }

  static ProblemDetails of(Problem.Conflict conflict) {
    return new ProblemDetails(
        "about:blank", title(409), 409, conflict.getMessage(), List.of(), conflict.open());
  }

  Response.ResponseBuilder response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this);
  }

  private static String title(int status) {
    return switch (status) {
      case 413 -> "Content Too Large";
      case 422 -> "Unprocessable Content";
      default -> {
        var known = Response.Status.fromStatusCode(status);
        yield known == null ? "Error" : known.getReasonPhrase();
      }
    };
  }
}
