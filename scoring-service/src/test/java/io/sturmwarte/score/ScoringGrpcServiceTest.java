package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.scoring.v1.CrisisType;
import io.sturmwarte.scoring.v1.Evidence;
import io.sturmwarte.scoring.v1.FindingKind;
import io.sturmwarte.scoring.v1.GetModelRequest;
import io.sturmwarte.scoring.v1.Intent;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Language;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ReviewReplyRequest;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreRequest;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import io.sturmwarte.scoring.v1.Sentiment;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScoringGrpcServiceTest {
  private static final String ANGRY = "Ihr Idioten habt meine Daten verloren, ich gehe zum Anwalt!";

  @TestHTTPResource("/")
  URL service;

  @Inject MeterRegistry registry;

  private GrpcChannel channel;

  @BeforeEach
  void connect() {
    channel = new GrpcChannel(service);
  }

  @AfterEach
  void disconnect() {
    channel.close();
  }

  @Test
  void readsOneText() {
    var reading = as(channel.asService()).score(score(ANGRY)).getReading();

    assertThat(reading.getLanguage()).isEqualTo(Language.LANGUAGE_GERMAN);
    assertThat(reading.getSentiment()).isEqualTo(Sentiment.SENTIMENT_NEGATIVE);
    assertThat(reading.getCrisisTypesList()).first().isEqualTo(CrisisType.CRISIS_TYPE_DATA_BREACH);
    assertThat(reading.getIntentsList()).containsExactly(Intent.INTENT_LEGAL_THREAT);
    assertThat(reading.getModelVersion()).hasSize(12);
    assertThat(reading.getRisk().getPartsList().stream().mapToDouble(p -> p.getValue()).sum())
        .isCloseTo(reading.getRisk().getValue(), within(1e-9));
    assertThat(reading.getConfidence()).isEqualTo(reading.getNegative());
    assertThat(reading.getEvidenceList())
        .extracting(Evidence::getName)
        .contains("data-breach", "legal-threat");
    assertThat(reading.getEvidence(0).getWordsList())
        .extracting(word -> ANGRY.substring(word.getStart(), word.getEnd()))
        .contains("Daten");
  }

  @Test
  void saysWhichFieldIsAtFault() throws InvalidProtocolBufferException {
    var failure = failure(() -> as(channel.asService()).score(score(" \n ")));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    var details = StatusProto.fromThrowable(failure).getDetails(0).unpack(BadRequest.class);
    assertThat(details.getFieldViolations(0).getField()).isEqualTo("text");
  }

  @Test
  void refusesAnUnsupportedLanguageOnlyWhereItIsForced() {
    var forced =
        ScoreRequest.newBuilder()
            .setText("Bonjour")
            .setLanguage(Language.LANGUAGE_UNSUPPORTED)
            .build();
    assertThat(failure(() -> as(channel.asService()).score(forced)).getStatus().getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);

    var french = "Je ne comprends pas pourquoi le service est toujours aussi cher et lent";
    var reading = as(channel.asService()).score(score(french)).getReading();
    assertThat(reading.getLanguage()).isEqualTo(Language.LANGUAGE_UNSUPPORTED);
    assertThat(reading.getNeutral()).isEqualTo(1);
    assertThat(reading.getContributionsCount()).isZero();
  }

  @Test
  void aBadItemOfABatchFailsAlone() {
    var batch =
        ScoreBatchRequest.newBuilder()
            .addItems(item("a", "Danke, super Service"))
            .addItems(item("b", ""))
            .addItems(item("c", "x".repeat(20_001)))
            .addItems(item("d", ANGRY))
            .build();

    var results = as(channel.asService()).scoreBatch(batch).getResultsList();

    assertThat(results).extracting(Result::getId).containsExactly("a", "b", "c", "d");
    assertThat(results).extracting(Result::hasFailure).containsExactly(false, true, true, false);
    assertThat(results.get(2).getFailure().getField()).isEqualTo("text");
  }

  @Test
  void takesTheLargestBatchAndRefusesALargerOne() {
    var text = "ä".repeat(20_000);

    assertThat(as(channel.asService()).scoreBatch(batch(512, text)).getResultsCount())
        .isEqualTo(512);
    assertThat(failure(() -> as(channel.asService()).scoreBatch(batch(513, "gut"))).getStatus())
        .extracting(Status::getCode)
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  /** The stub's deadline ends the call at the client; the header is all that the service sees. */
  @Test
  void doesNotReadWhatNobodyWaitsForAnyMore() {
    var headers = new Metadata();
    headers.put(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER), "1u");
    var impatient =
        ClientInterceptors.intercept(
            channel.asService(), MetadataUtils.newAttachHeadersInterceptor(headers));

    var failure = failure(() -> as(impatient).scoreBatch(batch(8, "gut")));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(failure.getStatus().getDescription()).contains("send less at once");
    assertThat(registry.counter("sturmwarte.scoring.abandoned", "call", "batch").count())
        .isEqualTo(8);
  }

  @Test
  void saysSoWhereAMessageIsLargerThanItTakes() {
    var tooLarge = score("x".repeat(34 << 20));

    assertThat(failure(() -> as(channel.asService()).score(tooLarge)).getStatus().getCode())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void aStreamKeepsItsOrderAndOutlivesABadItem() throws Exception {
    var results = new CopyOnWriteArrayList<Result>();
    var done = new CompletableFuture<Void>();
    var requests =
        ScoringServiceGrpc.newStub(channel.asService()).scoreStream(collect(results, done));
    for (int i = 0; i < 500; i++) {
      var item = item(String.valueOf(i), i == 250 ? "" : "Das ist gut Nummer " + i);
      requests.onNext(ScoreStreamRequest.newBuilder().setItem(item).build());
    }
    requests.onCompleted();
    done.get(20, TimeUnit.SECONDS);

    assertThat(results)
        .extracting(Result::getId)
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(String::valueOf).toList());
    assertThat(results.stream().filter(Result::hasFailure)).hasSize(1);
  }

  @Test
  void reviewsADraft() {
    var request =
        ReviewReplyRequest.newBuilder()
            .setDraft("Das ist doch lächerlich. Da sind Sie selbst schuld.")
            .setMention("Seit drei Tagen kein Strom")
            .build();

    var review = as(channel.as("viewer", "sturmwarte")).reviewReply(request);

    assertThat(review.getFindingsList())
        .extracting(finding -> finding.getKind())
        .contains(
            FindingKind.FINDING_KIND_ATTACK,
            FindingKind.FINDING_KIND_BLAME_SHIFT,
            FindingKind.FINDING_KIND_NO_NEXT_STEP);
    assertThat(review.getRubric().getCalm()).isZero();
  }

  @Test
  void saysWhatItWasTaught() {
    var model = as(channel.asService()).getModel(GetModelRequest.getDefaultInstance());

    assertThat(model.getTrainingDataList()).allMatch(data -> data.getSha256().length() == 64);
    assertThat(model.getQualityList()).isNotEmpty();
    assertThat(model.getLimitsList()).isNotEmpty();
  }

  @Test
  void knowsWhoIsCalling() {
    assertThat(codeFor(channel.asNobody())).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(codeFor(channel.as("service", "wrong"))).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(codeFor(channel.with("Bearer nonsense"))).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(codeFor(channel.as("viewer", "sturmwarte")))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(as(channel.asService()).scoreBatch(batch(1, "gut")).getResultsCount()).isOne();
  }

  @Test
  void aStreamKnowsWhoIsCalling() {
    assertThat(streamCodeFor(channel.asNobody())).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(streamCodeFor(channel.as("viewer", "sturmwarte")))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void isHealthy() {
    var health = HealthGrpc.newBlockingStub(channel.asNobody());

    assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }

  private static Status.Code codeFor(Channel caller) {
    return failure(() -> as(caller).scoreBatch(batch(1, "gut"))).getStatus().getCode();
  }

  private static Status.Code streamCodeFor(Channel caller) {
    var done = new CompletableFuture<Void>();
    var requests =
        ScoringServiceGrpc.newStub(caller).scoreStream(collect(new CopyOnWriteArrayList<>(), done));
    requests.onNext(ScoreStreamRequest.newBuilder().setItem(item("a", "gut")).build());
    requests.onCompleted();
    return done.handle((nothing, failure) -> Status.fromThrowable(failure).getCode())
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  private static StreamObserver<ScoreStreamResponse> collect(
      List<Result> results, CompletableFuture<Void> done) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ScoreStreamResponse response) {
        results.add(response.getResult());
      }

      @Override
      public void onError(Throwable failure) {
        done.completeExceptionally(failure);
      }

      @Override
      public void onCompleted() {
        done.complete(null);
      }
    };
  }

  private static ScoringServiceGrpc.ScoringServiceBlockingStub as(Channel caller) {
    return ScoringServiceGrpc.newBlockingStub(caller);
  }

  private static StatusRuntimeException failure(Runnable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call::run);
  }

  private static ScoreRequest score(String text) {
    return ScoreRequest.newBuilder().setText(text).build();
  }

  private static Item item(String id, String text) {
    return Item.newBuilder().setId(id).setText(text).build();
  }

  private static ScoreBatchRequest batch(int size, String text) {
    var batch = ScoreBatchRequest.newBuilder();
    for (int i = 0; i < size; i++) {
      batch.addItems(item(String.valueOf(i), text));
    }
    return batch.build();
  }
}
