package io.sturmwarte.score;

import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.scoring.v1.Failure;
import io.sturmwarte.scoring.v1.GetModelRequest;
import io.sturmwarte.scoring.v1.GetModelResponse;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.MutinyScoringServiceGrpc;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ReviewReplyRequest;
import io.sturmwarte.scoring.v1.ReviewReplyResponse;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreRequest;
import io.sturmwarte.scoring.v1.ScoreResponse;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/**
 * The contract's service. Reading is done by the {@link Readers}: an event loop that reads cannot
 * listen.
 */
@GrpcService
public class ScoringGrpcService extends MutinyScoringServiceGrpc.ScoringServiceImplBase {
  private final Desk desk;
  private final Scoring scoring;
  private final Meters meters;
  private final Readers readers;

  ScoringGrpcService(Desk desk, Scoring scoring, Meters meters, Readers readers) {
    this.desk = desk;
    this.scoring = scoring;
    this.meters = meters;
    this.readers = readers;
  }

  /** No call: the server asks for it once, when it starts. */
  @Override
  @PermitAll
  public ServerServiceDefinition bindService() {
    return WellFormed.only(super.bindService());
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
  public Uni<ScoreResponse> score(ScoreRequest request) {
    return answer(
        () -> {
          var reading =
              desk.read(
                  request.getText(), Messages.known(request.getLanguage()), Meters.Call.UNARY);
          return ScoreResponse.newBuilder().setReading(Messages.reading(reading)).build();
        });
  }

  @Override
  @RolesAllowed(Role.SERVICE)
  public Uni<ScoreBatchResponse> scoreBatch(ScoreBatchRequest request) {
    var patience = Patience.current();
    return answer(
        () -> {
          Limits.checkBatch(request.getItemsCount());
          var results = ScoreBatchResponse.newBuilder();
          for (var item : request.getItemsList()) {
            if (patience.isOver()) {
              meters.abandoned(
                  Meters.Call.BATCH, request.getItemsCount() - results.getResultsCount());
              throw Patience.over();
            }
            results.addResults(result(item, Meters.Call.BATCH));
          }
          return results.build();
        });
  }

  @Override
  @RolesAllowed(Role.SERVICE)
  public Multi<ScoreStreamResponse> scoreStream(Multi<ScoreStreamRequest> requests) {
    var patience = Patience.current();
    return requests
        .emitOn(readers)
        .map(request -> inTime(request.getItem(), patience))
        .map(result -> ScoreStreamResponse.newBuilder().setResult(result).build());
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
    return answer(() -> Messages.model(scoring.scorer().modelVersion(), scoring.manifest()));
  }

  private Result inTime(Item item, Patience patience) {
    if (patience.isOver()) {
      meters.abandoned(Meters.Call.STREAM, 1);
      throw Patience.over();
    }
    return result(item, Meters.Call.STREAM);
  }

  /** An item that cannot be read fails alone. */
  private Result result(Item item, Meters.Call call) {
    var result = Result.newBuilder().setId(item.getId());
    try {
      var reading = desk.read(item.getText(), Messages.known(item.getLanguage()), call);
      return result.setReading(Messages.reading(reading)).build();
    } catch (Problem.Invalid problem) {
      var fault = problem.faults().getFirst();
      return result
          .setFailure(Failure.newBuilder().setField(fault.field()).setMessage(fault.message()))
          .build();
    }
  }

  private <T> Uni<T> answer(Supplier<T> work) {
    return Uni.createFrom()
        .item(work)
        .runSubscriptionOn(readers)
        .onFailure(Problem.Invalid.class)
        .transform(problem -> GrpcProblem.of((Problem.Invalid) problem));
  }
}
