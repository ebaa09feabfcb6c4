package io.sturmwarte.score;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/**
 * Refuses bytes that are no message of the contract, such as a string that is not UTF-8. The server
 * below loses the exception of whoever parses: a single call would hear of an internal error, a
 * stream nothing at all. So nothing is thrown there; what could not be read is marked, the call is
 * ended as if nothing more came, and its status becomes INVALID_ARGUMENT. What a stream sent before
 * is still answered.
 */
final class WellFormed {
  private static final Status MALFORMED =
      Status.INVALID_ARGUMENT.withDescription(
          "This is no message of the contract; it may hold a string that is not UTF-8");

  private WellFormed() {}

  static ServerServiceDefinition only(ServerServiceDefinition service) {
    var methods = service.getMethods().stream().map(method -> checked(method)).toList();
    var descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    var checked = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(checked::addMethod);
    return checked.build();
  }

  private static <Q, A> ServerMethodDefinition<Q, A> checked(ServerMethodDefinition<Q, A> method) {
    var descriptor = method.getMethodDescriptor();
    var marshaller = new Marking<>((PrototypeMarshaller<Q>) descriptor.getRequestMarshaller());
    var handler = method.getServerCallHandler();
    return ServerMethodDefinition.create(
        descriptor.toBuilder(marshaller, descriptor.getResponseMarshaller()).build(),
        (call, headers) -> {
          var closing = new Closing<>(call);
          return new Listening<>(
              handler.startCall(closing, headers), closing, marshaller.unreadable);
        });
  }

  /** Never throws; gives a message of its own instead. */
  private static final class Marking<Q> implements PrototypeMarshaller<Q> {
    private final PrototypeMarshaller<Q> marshaller;

    /** Told from an empty message by being this one. */
    private final Q unreadable;

    Marking(PrototypeMarshaller<Q> marshaller) {
      this.marshaller = marshaller;
      var prototype = (Message) marshaller.getMessagePrototype();
      this.unreadable = marshaller.getMessageClass().cast(prototype.newBuilderForType().build());
    }

    @Override
    public Q parse(InputStream bytes) {
      try {
        return marshaller.parse(bytes);
      } catch (StatusRuntimeException e) {
        return unreadable;
      }
    }

    @Override
    public InputStream stream(Q message) {
      return marshaller.stream(message);
    }

    @Override
    public Class<Q> getMessageClass() {
      return marshaller.getMessageClass();
    }

    @Override
    public Q getMessagePrototype() {
      return marshaller.getMessagePrototype();
    }
  }

  private static final class Listening<Q, A> extends SimpleForwardingServerCallListener<Q> {
    private final Closing<Q, A> call;
    private final Q unreadable;

    Listening(ServerCall.Listener<Q> listener, Closing<Q, A> call, Q unreadable) {
      super(listener);
      this.call = call;
      this.unreadable = unreadable;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // An empty message equals it and can be read.
    public void onMessage(Q message) {
      if (call.malformed) {
        return;
      }
      if (message != unreadable) {
        super.onMessage(message);
        return;
      }
      call.malformed = true;
      super.onHalfClose();
    }

    @Override
    public void onHalfClose() {
      if (!call.malformed) {
        super.onHalfClose();
      }
    }
  }

  private static final class Closing<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private volatile boolean malformed;

    Closing(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      super.close(malformed ? MALFORMED : status, trailers);
    }
  }
}
