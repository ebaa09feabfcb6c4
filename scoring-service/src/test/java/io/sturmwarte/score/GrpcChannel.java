package io.sturmwarte.score;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A real connection to the service under test, as whoever is named. */
final class GrpcChannel implements AutoCloseable {
  static final String SECRET = "service-secret-of-the-tests";

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;

  GrpcChannel(URL service) {
    channel =
        ManagedChannelBuilder.forAddress(service.getHost(), service.getPort())
            .usePlaintext()
            .maxInboundMessageSize(64 << 20)
            .build();
  }

  Channel asService() {
    return as("service", SECRET);
  }

  Channel as(String user, String password) {
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return with("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  Channel with(String authorization) {
    return ClientInterceptors.intercept(channel, new Authorize(authorization));
  }

  Channel asNobody() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private record Authorize(String value) implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          headers.put(AUTHORIZATION, value);
          super.start(listener, headers);
        }
      };
    }
  }
}
