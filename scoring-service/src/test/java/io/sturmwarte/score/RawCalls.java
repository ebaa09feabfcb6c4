package io.sturmwarte.score;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreResponse;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Calls whose messages are sent as they are, as no client generated from the contract would. */
final class RawCalls {
  private final Channel channel;

  RawCalls(Channel channel) {
    this.channel = channel;
  }

  ScoreResponse score(byte[] message) {
    return ClientCalls.blockingUnaryCall(
        channel, raw(ScoringServiceGrpc.getScoreMethod()), CallOptions.DEFAULT, message);
  }

  ScoreBatchResponse scoreBatch(byte[] message) {
    return ClientCalls.blockingUnaryCall(
        channel, raw(ScoringServiceGrpc.getScoreBatchMethod()), CallOptions.DEFAULT, message);
  }

  StreamObserver<byte[]> scoreStream(StreamObserver<ScoreStreamResponse> responses) {
    var call = channel.newCall(raw(ScoringServiceGrpc.getScoreStreamMethod()), CallOptions.DEFAULT);
    return ClientCalls.asyncBidiStreamingCall(call, responses);
  }

  private static <A> MethodDescriptor<byte[], A> raw(MethodDescriptor<?, A> method) {
    return MethodDescriptor.<byte[], A>newBuilder()
        .setType(method.getType())
        .setFullMethodName(method.getFullMethodName())
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(method.getResponseMarshaller())
        .build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
      throw new UnsupportedOperationException("nobody is sent bytes");
    }
  }
}
