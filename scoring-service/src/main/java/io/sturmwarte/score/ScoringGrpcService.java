package io.sturmwarte.score;

import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.identity.Role;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.scoring.v1.Failure;
import io.sturmwarte.scoring.v1.GetModelRequest;
import io.sturmwarte.scoring.v1.GetModelResponse;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ReviewReplyRequest;
import io.sturmwarte.scoring.v1.ReviewReplyResponse;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreRequest;
import io.sturmwarte.scoring.v1.ScoreResponse;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringService;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/**
 * The contract's service. Reading is work for the processor, so it is done on worker threads: an
 * event loop that reads cannot listen.
 */
@GrpcService
public class ScoringGrpcService implements ScoringService {
  private final Desk desk;
  private final Scorer scorer;
  private final Manifest manifest = Manifest.shipped();

  ScoringGrpcService(Desk desk, Scorer scorer) {
    this.desk = desk;
    this.scorer = scorer;
  }

  @Override
  @Blocking
  @RolesAllowed({
    Role.SERVICE,
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN
  })
  public Uni<ScoreResponse> score(ScoreRequest request) {
    return answer(
        () -> {
          var reading = desk.read(request.getText(), Messages.known(request.getLanguage()));
          return ScoreResponse.newBuilder().setReading(Messages.reading(reading)).build();
        });
  }

  @Override
  @Blocking
  @RolesAllowed(Role.SERVICE)
  public Uni<ScoreBatchResponse> scoreBatch(ScoreBatchRequest request) {
    return answer(
        () -> {
          Limits.checkBatch(request.getItemsCount());
          var results = ScoreBatchResponse.newBuilder();
          request.getItemsList().forEach(item -> results.addResults(result(item)));
          return results.build();
        });
  }

  @Override
  @RolesAllowed(Role.SERVICE)
  public Multi<ScoreStreamResponse> scoreStream(Multi<ScoreStreamRequest> requests) {
    return requests
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(request -> result(request.getItem()))
        .map(result -> ScoreStreamResponse.newBuilder().setResult(result).build());
  }

  @Override
  @Blocking
  @RolesAllowed({
    Role.SERVICE,
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN
  })
  public Uni<ReviewReplyResponse> reviewReply(ReviewReplyRequest request) {
    return answer(
        () ->
            Messages.review(
                desk.review(
                    request.getDraft(),
                    Messages.known(request.getLanguage()),
                    request.getMention(),
                    Messages.strategy(request.getStrategy()),
                    request.getPlatform())));
  }

  @Override
  @RolesAllowed({
    Role.SERVICE,
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN
  })
  public Uni<GetModelResponse> getModel(GetModelRequest request) {
    return answer(() -> Messages.model(scorer.modelVersion(), manifest));
  }

  /** An item that cannot be read fails alone. */
  private Result result(Item item) {
    var result = Result.newBuilder().setId(item.getId());
    try {
      var reading = desk.read(item.getText(), Messages.known(item.getLanguage()));
      return result.setReading(Messages.reading(reading)).build();
    } catch (Problem.Invalid problem) {
      var fault = problem.faults().getFirst();
      return result
          .setFailure(Failure.newBuilder().setField(fault.field()).setMessage(fault.message()))
          .build();
    }
  }

  private static <T> Uni<T> answer(Supplier<T> work) {
    return Uni.createFrom()
        .item(work)
        .onFailure(Problem.Invalid.class)
        .transform(problem -> GrpcProblem.of((Problem.Invalid) problem));
  }
}
