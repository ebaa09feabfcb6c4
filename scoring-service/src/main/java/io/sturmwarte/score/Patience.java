package io.sturmwarte.score;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * How long the caller of a gRPC method waits. What nobody waits for any more is not read: in a
 * storm, that time belongs to those who do.
 */
final class Patience {
  private final Context call;

  private Patience(Context call) {
    this.call = call;
  }

  /** Of the call that the current thread works for. */
  static Patience current() {
    return new Patience(Context.current());
  }

  boolean isOver() {
    var deadline = call.getDeadline();
    return call.isCancelled() || deadline != null && deadline.isExpired();
  }

  static StatusRuntimeException over() {
    return Status.DEADLINE_EXCEEDED
        .withDescription("The deadline passed before everything was read; send less at once")
        .asRuntimeException();
  }
}
