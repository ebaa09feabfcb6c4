package io.sturmwarte.response;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sturmwarte.scoring.v1.Finding;
import io.sturmwarte.scoring.v1.FindingKind;
import io.sturmwarte.scoring.v1.FindingSeverity;
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
import java.util.concurrent.atomic.AtomicReference;

/**
 * A scoring-service over real gRPC that can be stopped. It marks "Troll" and "haften". There is no
 * monitoring-service beside it.
 */
public final class Scoring implements QuarkusTestResourceLifecycleManager {
  static final Queue<ReviewReplyRequest> ASKED = new ConcurrentLinkedQueue<>();
  private static final AtomicReference<Server> SERVER = new AtomicReference<>();
  private static int port;

  @Override
  public Map<String, String> start() {
    port = freePort();
    up();
    return Map.of(
        "quarkus.grpc.clients.scoring.test-port",
        String.valueOf(port),
        "quarkus.rest-client.monitoring.url",
        "http://127.0.0.1:1");
  }

  @Override
  public void stop() {
    down();
  }

  static void up() {
    try {
      SERVER.set(ServerBuilder.forPort(port).addService(new Reviews()).build().start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void down() {
    try {
      SERVER.get().shutdownNow().awaitTermination();
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

  private static final class Reviews extends ScoringServiceGrpc.ScoringServiceImplBase {
    @Override
    public void reviewReply(
        ReviewReplyRequest request, StreamObserver<ReviewReplyResponse> answer) {
      ASKED.add(request);
      var review =
          ReviewReplyResponse.newBuilder()
              .setRubric(Rubric.newBuilder().setCalm(3).setNamesProblem(2))
              .setReadability(61.5)
              .setLanguage(request.getLanguage())
              .setRulesVersion("test-1");
      mark(review, request, "Troll", FindingKind.FINDING_KIND_ATTACK);
      mark(review, request, "haften", FindingKind.FINDING_KIND_LEGAL_ADMISSION);
      answer.onNext(review.build());
      answer.onCompleted();
    }

    private static void mark(
        ReviewReplyResponse.Builder review,
        ReviewReplyRequest request,
        String word,
        FindingKind kind) {
      var start = request.getDraft().indexOf(word);
      if (start >= 0) {
        var severity =
            kind == FindingKind.FINDING_KIND_ATTACK
                ? FindingSeverity.FINDING_SEVERITY_BLOCKER
                : FindingSeverity.FINDING_SEVERITY_WARNING;
        review.addFindings(
            Finding.newBuilder()
                .setRule("test")
                .setKind(kind)
                .setSeverity(severity)
                .setStart(start)
                .setEnd(start + word.length())
                .setReason("Grund")
                .setSuggestion("Vorschlag"));
      }
    }
  }
}
