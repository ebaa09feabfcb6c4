package io.sturmwarte.score;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusException;
import io.quarkus.grpc.auth.AuthExceptionHandler;
import io.quarkus.grpc.auth.DefaultAuthExceptionHandlerProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/**
 * Tells callers who did not say who they are to do so. The framework answers them as those whose
 * role does not suffice, and they would look for the fault in the wrong place. An alternative,
 * because the framework asks for its only handler.
 */
@Singleton
@Alternative
@Priority(1)
class UnknownCallers extends DefaultAuthExceptionHandlerProvider {
  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }

  @Override
  public <Q, A> AuthExceptionHandler<Q, A> createHandler(
      ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata headers) {
    return new AuthExceptionHandler<>(listener, call, headers) {
      @Override
      protected void handleException(
          Throwable failure, ServerCall<Q, A> failed, Metadata metadata) {
        super.handleException(named(failure), failed, metadata);
      }
    };
  }

  @Override
  public StatusException transformToStatusException(Throwable failure) {
    return super.transformToStatusException(named(failure));
  }

  private static Throwable named(Throwable failure) {
    return failure instanceof UnauthorizedException
        ? new AuthenticationFailedException(failure)
        : failure;
  }
}
