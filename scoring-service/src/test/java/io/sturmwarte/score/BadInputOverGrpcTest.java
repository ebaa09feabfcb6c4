package io.sturmwarte.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Language;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreRequest;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class BadInputOverGrpcTest {
  private static final ByteString NO_UTF8 = ByteString.fromHex("67757420c328");

  @TestHTTPResource("/")
  URL service;

  private GrpcChannel channel;

  @BeforeEach
  void connect() {
    channel = new GrpcChannel(service);
  }

  /** Whatever was sent: the connection lives, and the next text is read. */
  @AfterEach
  void theConnectionLivesOn() {
    var reading = asService().score(score("Das ist gut, danke")).getReading();
    channel.close();
    assertThat(reading.getLanguage()).isEqualTo(Language.LANGUAGE_GERMAN);
  }

  @ParameterizedTest
  @MethodSource("io.sturmwarte.score.BadText#thatAreRefused")
  void saysWhichFieldIsAtFault(BadText bad) throws InvalidProtocolBufferException {
    var failure = failure(() -> asService().score(score(bad.text)));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    var details = StatusProto.fromThrowable(failure).getDetails(0).unpack(BadRequest.class);
    assertThat(details.getFieldViolations(0).getField()).isEqualTo("text");
  }

  @ParameterizedTest
  @MethodSource("io.sturmwarte.score.BadText#thatAreRead")
  void readsWhatItCan(BadText bad) {
    assertThat(asService().score(score(bad.text)).getReading().getModelVersion()).isNotEmpty();
  }

  @Test
  void aBatchOfBadTextsFailsOnlyWhereItMust() {
    var batch = ScoreBatchRequest.newBuilder();
    var items = items(512);
    items.forEach(batch::addItems);

    var results = asService().scoreBatch(batch.build()).getResultsList();

    answerEachInItsTurn(results, items);
  }

  @Test
  void aStreamOfBadTextsFailsOnlyWhereItMust() {
    var results = new Results();
    var items = items(500);
    var requests = ScoringServiceGrpc.newStub(channel.asService()).scoreStream(results);
    items.forEach(item -> requests.onNext(ScoreStreamRequest.newBuilder().setItem(item).build()));
    requests.onCompleted();

    assertThat(results.end().getCode()).isEqualTo(Status.Code.OK);
    answerEachInItsTurn(results.received, items);
  }

  /** Java has no way to send one: it is a question mark before it leaves. */
  @Test
  void halfAnEmojiIsReplacedByTheSender() {
    var batch = ScoreBatchRequest.newBuilder().addItems(item("\uD83D", "gut \uD83D"));

    assertThat(asService().scoreBatch(batch.build()).getResults(0).getId()).isEqualTo("?");
  }

  @Test
  void aTextThatIsNotUtf8IsRefused() {
    var message = field(ScoreRequest.TEXT_FIELD_NUMBER, NO_UTF8);

    assertThat(failure(() -> raw().score(message.toByteArray())).getStatus().getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void aBatchWithATextThatIsNotUtf8IsRefusedAsAWhole() {
    var batch =
        field(ScoreBatchRequest.ITEMS_FIELD_NUMBER, item("a", "gut").toByteString())
            .concat(
                field(
                    ScoreBatchRequest.ITEMS_FIELD_NUMBER, field(Item.TEXT_FIELD_NUMBER, NO_UTF8)));

    assertThat(failure(() -> raw().scoreBatch(batch.toByteArray())).getStatus().getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void aStreamEndsAtATextThatIsNotUtf8WithWhatWasReadBefore() {
    var results = new Results();
    var requests = raw().scoreStream(results);
    for (int i = 0; i < 20; i++) {
      requests.onNext(streamed(item(String.valueOf(i), "Das ist gut").toByteString()));
    }
    requests.onNext(streamed(field(Item.TEXT_FIELD_NUMBER, NO_UTF8)));
    requests.onNext(streamed(item("too late", "Das ist gut").toByteString()));
    requests.onCompleted();

    assertThat(results.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(results.received).hasSize(20).noneMatch(Result::hasFailure);
  }

  @Test
  void bytesThatAreNoMessageAreRefused() {
    var failure = failure(() -> raw().score(new byte[] {-1, -1, -1, 1, 2, 3}));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure.getStatus().getDescription()).contains("UTF-8");
  }

  @Test
  void anEmptyMessageIsAnEmptyText() throws InvalidProtocolBufferException {
    var failure = failure(() -> raw().score(new byte[0]));

    var details = StatusProto.fromThrowable(failure).getDetails(0).unpack(BadRequest.class);
    assertThat(details.getFieldViolations(0).getField()).isEqualTo("text");
  }

  /** Every bad text among good ones. */
  private static List<Item> items(int size) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < size; i++) {
      boolean bad = i % 10 == 5 && i / 10 < BadText.values().length;
      var text = bad ? BadText.values()[i / 10].text : "Das ist gut Nummer " + i;
      items.add(item(String.valueOf(i), text));
    }
    return items;
  }

  private static void answerEachInItsTurn(List<Result> results, List<Item> items) {
    assertThat(results)
        .extracting(Result::getId)
        .containsExactlyElementsOf(items.stream().map(Item::getId).toList());
    var refused = BadText.thatAreRefused().map(bad -> String.valueOf(bad.ordinal() * 10 + 5));
    assertThat(results.stream().filter(Result::hasFailure))
        .extracting(Result::getId)
        .containsExactlyElementsOf(refused.toList());
  }

  private static byte[] streamed(ByteString item) {
    return field(ScoreStreamRequest.ITEM_FIELD_NUMBER, item).toByteArray();
  }

  private static ByteString field(int number, ByteString value) {
    return UnknownFieldSet.newBuilder()
        .addField(number, UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build())
        .build()
        .toByteString();
  }

  private ScoringServiceGrpc.ScoringServiceBlockingStub asService() {
    return ScoringServiceGrpc.newBlockingStub(channel.asService());
  }

  private RawCalls raw() {
    return new RawCalls(channel.asService());
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

  private static final class Results implements StreamObserver<ScoreStreamResponse> {
    private final List<Result> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();

    Status end() {
      return end.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void onNext(ScoreStreamResponse response) {
      received.add(response.getResult());
    }

    @Override
    public void onError(Throwable failure) {
      end.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }
}
