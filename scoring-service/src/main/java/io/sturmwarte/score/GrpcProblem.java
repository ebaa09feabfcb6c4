package io.sturmwarte.score;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.sturmwarte.problem.Problem;

/** A broken rule as gRPC says it. */
final class GrpcProblem {
  private GrpcProblem() {}

  static StatusRuntimeException of(Problem.Invalid problem) {
    var request = BadRequest.newBuilder();
    for (var fault : problem.faults()) {
      request.addFieldViolations(
          BadRequest.FieldViolation.newBuilder()
              .setField(fault.field())
              .setDescription(fault.message()));
    }
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(Code.INVALID_ARGUMENT_VALUE)
            .setMessage(String.valueOf(problem.getMessage()))
            .addDetails(Any.pack(request.build()))
            .build());
  }
}
