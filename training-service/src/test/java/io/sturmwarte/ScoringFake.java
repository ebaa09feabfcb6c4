package io.sturmwarte;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sturmwarte.scoring.v1.ReviewReplyRequest;
import io.sturmwarte.scoring.v1.ReviewReplyResponse;
import io.sturmwarte.scoring.v1.Rubric;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A scoring-service over real gRPC that can be stopped. It marks a reply 4 in everything where the
 * draft says "sorry", else 1.
 */
public final class ScoringFake implements QuarkusTestResourceLifecycleManager {
  static final Queue<String> AUTHORIZATIONS = new ConcurrentLinkedQueue<>();
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static int port;
  private static Server server;

  @Override
  public Map<String, String> start() {
    port = freePort();
    up();
    return Map.of("quarkus.grpc.clients.scoring.test-port", String.valueOf(port));
  }

  @Override
  public void stop() {
    down();
  }

  public static void up() {
    try {
      server =
          ServerBuilder.forPort(port)
              .addService(new Scoring())
              .intercept(new Door())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void down() {
    server.shutdownNow();
    try {
      server.awaitTermination();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scoring extends ScoringServiceGrpc.ScoringServiceImplBase {
    @Override
    public void reviewReply(
        ReviewReplyRequest request, StreamObserver<ReviewReplyResponse> answer) {
      var mark = request.getDraft().contains("sorry") ? 4 : 1;
      var rubric =
          Rubric.newBuilder()
              .setCalm(mark)
              .setNamesProblem(mark)
              .setTakesResponsibility(mark)
              .setConcreteSolution(mark)
              .setTransparent(mark);
      answer.onNext(
          ReviewReplyResponse.newBuilder()
              .setRubric(rubric)
              .setLanguage(request.getLanguage())
              .setRulesVersion("fake-1")
              .build());
      answer.onCompleted();
    }
  }

  private static final class Door implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      AUTHORIZATIONS.add(String.valueOf(headers.get(AUTHORIZATION)));
      return next.startCall(call, headers);
    }
  }
}
