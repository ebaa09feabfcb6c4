package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.reply.Reviewer;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ReviewReplyRequest;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreRequest;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** From bytes to an answer of the service, whatever the bytes are. */
class ContractFuzzTest {
  private static final ScoringGrpcService SERVICE = service();

  @FuzzTest
  void answersAnyBytes(byte[] bytes) {
    ask(ScoreRequest.parser(), bytes, SERVICE::score);
    ask(ReviewReplyRequest.parser(), bytes, SERVICE::reviewReply);
    ask(ScoreBatchRequest.parser(), bytes, SERVICE::scoreBatch)
        .ifPresent(answer -> answersEachItem(bytes, answer));
    ask(
        ScoreStreamRequest.parser(),
        bytes,
        request -> SERVICE.scoreStream(Multi.createFrom().item(request)).toUni());
    neverThrowsBeforeTheService(bytes);
  }

  /** Either a result or INVALID_ARGUMENT; nothing where the bytes are no such message. */
  private static <Q, A> Optional<A> ask(Parser<Q> parser, byte[] bytes, Function<Q, Uni<A>> call) {
    Q request;
    try {
      request = parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(call.apply(request).await().indefinitely());
    } catch (StatusRuntimeException refused) {
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      return Optional.empty();
    }
  }

  private static void answersEachItem(byte[] bytes, ScoreBatchResponse answer) {
    try {
      var asked = ScoreBatchRequest.parseFrom(bytes).getItemsList().stream().map(Item::getId);
      assertThat(answer.getResultsList().stream().map(Result::getId))
          .containsExactlyElementsOf(asked.toList());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("It could be parsed a moment ago", e);
    }
    assertThat(answer.getResultsList())
        .noneMatch(result -> result.getOutcomeCase() == Result.OutcomeCase.OUTCOME_NOT_SET);
  }

  /** See {@link WellFormed}: what is thrown there is heard by nobody. */
  private static void neverThrowsBeforeTheService(byte[] bytes) {
    for (var method : SERVICE.bindService().getMethods()) {
      method.getMethodDescriptor().parseRequest(new ByteArrayInputStream(bytes));
    }
  }

  private static ScoringGrpcService service() {
    var meters = new Meters(new SimpleMeterRegistry());
    var scoring =
        new Scoring(
            0.34, 0.44, 0.22, 0.15, 0.1, Optional.empty(), Duration.ofDays(1), null, meters);
    scoring.start(new StartupEvent());
    var desk = new Desk(scoring, new Reviewer(), meters);
    return new ScoringGrpcService(desk, scoring, meters, new Readers(Duration.ZERO));
  }
}
