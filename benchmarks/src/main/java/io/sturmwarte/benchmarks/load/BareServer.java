package io.sturmwarte.benchmarks.load;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Reading;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreRequest;
import io.sturmwarte.scoring.v1.ScoreResponse;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The baseline: grpc-java on Netty, as it comes, answering every text with an empty reading. {@code
 * BareServer <port>}
 */
public final class BareServer extends ScoringServiceGrpc.ScoringServiceImplBase {
  private BareServer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    start(Integer.parseInt(arguments[0])).awaitTermination();
  }

  static Server start(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return NettyServerBuilder.forAddress(address).addService(new BareServer()).build().start();
  }

  @Override
  public void score(ScoreRequest request, StreamObserver<ScoreResponse> caller) {
    caller.onNext(ScoreResponse.newBuilder().setReading(Reading.getDefaultInstance()).build());
    caller.onCompleted();
  }

  @Override
  public void scoreBatch(ScoreBatchRequest request, StreamObserver<ScoreBatchResponse> caller) {
    var response = ScoreBatchResponse.newBuilder();
    request.getItemsList().forEach(item -> response.addResults(result(item)));
    caller.onNext(response.build());
    caller.onCompleted();
  }

  @Override
  public StreamObserver<ScoreStreamRequest> scoreStream(
      StreamObserver<ScoreStreamResponse> caller) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ScoreStreamRequest request) {
        caller.onNext(
            ScoreStreamResponse.newBuilder().setResult(result(request.getItem())).build());
      }

      @Override
      public void onError(Throwable failure) {
        caller.onError(failure);
      }

      @Override
      public void onCompleted() {
        caller.onCompleted();
      }
    };
  }

  private static Result result(Item item) {
    return Result.newBuilder().setId(item.getId()).setReading(Reading.getDefaultInstance()).build();
  }
}
