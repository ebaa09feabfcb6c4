package io.sturmwarte.score;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long the caller of a gRPC method waits. What nobody waits for any more is not read: in a
 * storm, that time belongs to those who do.
 */
final class Patience {
  private static final Context.Key<Deadline> UNTIL = Context.key("until");

  private final @Nullable Deadline until;

  private Patience(@Nullable Deadline until) {
    this.until = until;
  }

  /** Of the call that the current thread works for. */
  static Patience current() {
    return new Patience(UNTIL.get());
  }

  boolean isOver() {
    return until != null && until.isExpired();
  }

  static StatusRuntimeException over() {
    return Status.DEADLINE_EXCEEDED
        .withDescription("The deadline passed before everything was read; send less at once")
        .asRuntimeException();
  }

  /** Notes the deadline that the caller sends; the server on the HTTP port does not do it. */
  @GlobalInterceptor
  @ApplicationScoped
  static class Listening implements ServerInterceptor {
    private static final Metadata.Key<String> TIMEOUT =
        Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

    /** As the protocol has it: at most eight digits and a unit. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,8})([HMSmun])");

    private static final Map<String, TimeUnit> UNITS =
        Map.of(
            "H", TimeUnit.HOURS,
            "M", TimeUnit.MINUTES,
            "S", TimeUnit.SECONDS,
            "m", TimeUnit.MILLISECONDS,
            "u", TimeUnit.MICROSECONDS,
            "n", TimeUnit.NANOSECONDS);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      var until = until(headers.get(TIMEOUT));
      if (until == null) {
        return next.startCall(call, headers);
      }
      return Contexts.interceptCall(Context.current().withValue(UNTIL, until), call, headers, next);
    }

    static @Nullable Deadline until(@Nullable String timeout) {
      if (timeout == null) {
        return null;
      }
      var form = FORM.matcher(timeout);
      if (!form.matches()) {
        return null;
      }
      return Deadline.after(
          Long.parseLong(form.group(1)), UNITS.getOrDefault(form.group(2), TimeUnit.SECONDS));
    }
  }
}
