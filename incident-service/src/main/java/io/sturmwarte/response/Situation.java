package io.sturmwarte.response;

import io.sturmwarte.freeze.Freeze;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Promises.Promise;
import io.sturmwarte.legal.Checkpoint;
import java.util.List;
import java.util.Set;

/**
 * What a step is decided with: who takes it, and how things stand.
 *
 * @param incident locked
 * @param freezes that hold for the brand now
 * @param legal how far the legal checkpoint of the incident has come
 * @param functions of the caller, such as {@code press}
 */
record Situation(
    Incident incident,
    Promise promise,
    Changes changes,
    ApprovalPolicy policy,
    List<Freeze> freezes,
    Checkpoint.Status legal,
    Caller caller,
    Set<String> functions) {
  String actor() {
    return caller.name();
  }
}
