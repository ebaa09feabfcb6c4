package io.sturmwarte.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a request broke, thrown where the rule is. The message goes to the caller as the
 * problem's detail and says what the caller can do.
 */
public abstract sealed class Problem extends RuntimeException {
  private Problem(String detail) {
    super(detail, null, false, false);
  }

  /** 404: there is no such thing, or it belongs to a team that the caller is not in. */
  public static final class NotFound extends Problem {
    public NotFound(String kind, Object id) {
      super("There is no %s %s that you may see".formatted(kind, id));
    }
  }

  /** 409: the thing exists, but is not in a state that allows this. */
  public static final class Conflict extends Problem {
    private final transient List<String> open;

    public Conflict(String detail) {
      this(detail, List.of());
    }

    /**
     * One that says what may be done instead.
     *
     * @param open the words for it, as the API knows them
     */
    public Conflict(String detail, List<String> open) {
      super(detail);
      this.open = List.copyOf(open);
    }

    public List<String> open() {
      return open;
    }
  }

  /** 412: somebody changed it since the caller read it. */
  public static final class Stale extends Problem {
    public Stale(String kind, UUID id) {
      super(
          "%s %s has changed since you read it; read it again and repeat the change"
              .formatted(kind, id));
    }
  }

  /** 400: the request cannot be understood; each fault names its field or line. */
  public static final class Invalid extends Problem {
    private final transient List<Fault> faults;

    public Invalid(String detail, List<Fault> faults) {
      super(detail);
      this.faults = List.copyOf(faults);
    }

    public Invalid(String field, String reason) {
      this(
          "The field %s is not valid: %s".formatted(field, reason),
          List.of(new Fault(field, reason)));
    }

    /** A text in a language of ours that cannot be read from this column on. */
    public Invalid(String field, int column, String reason) {
      this(
          "The field %s is not valid: column %d: %s".formatted(field, column, reason),
          List.of(new Fault(field, "column %d: %s".formatted(column, reason), column)));
    }

    public List<Fault> faults() {
      return faults;
    }
  }

  /** 413: more than is taken at once. */
  public static final class TooLarge extends Problem {
    public TooLarge(String detail) {
      super(detail);
    }
  }

  /** 422: understood, but contradicts an earlier request, such as a reused idempotency key. */
  public static final class Contradiction extends Problem {
    public Contradiction(String detail) {
      super(detail);
    }
  }

  /** 429: too much is waiting already; nothing of the request was taken in. */
  public static final class Overloaded extends Problem {
    private final Duration retryAfter;

    public Overloaded(String detail, Duration retryAfter) {
      super(detail);
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** 503: something this needs is down; the same request may succeed later. */
  public static final class Unavailable extends Problem {
    private final Duration retryAfter;

    public Unavailable(String detail, Duration retryAfter) {
      super(detail);
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /**
   * One thing wrong with a request.
   *
   * @param field the JSON path, or {@code line 3} for a line of a body that has lines
   * @param column where in the field's text, counted from 1; null where it is not about a place
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Fault(String field, String message, @Nullable Integer column) {
    public Fault(String field, String message) {
      this(field, message, null);
    }
  }
}
