package io.sturmwarte.exercise;

import io.sturmwarte.exercise.Effect.Felt;
import io.sturmwarte.exercise.Effect.Judged;
import io.sturmwarte.exercise.Effect.Published;
import io.sturmwarte.exercise.Effect.Spoken;
import io.sturmwarte.expectation.Verdict.Status;
import io.sturmwarte.scenario.Scenario;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;

/** What goes into the feed of an exercise, as JSON, by type of event. */
final class Feed {
  private Feed() {}

  static JsonObject inject(Scenario scenario, Published published, String language) {
    var inject = published.inject();
    var persona = scenario.persona(inject);
    return new JsonObject()
        .put("injectId", inject.id())
        .put("offset", published.at().toString())
        .put("kind", inject.kind().word())
        .put("platform", inject.platform())
        .put("public", inject.kind().isPublic())
        .put("persona", author(persona.name(), persona.handle(), persona.followers()))
        .put("text", inject.text().in(language))
        .put("reach", inject.reach());
  }

  static JsonObject post(Spoken spoken, String language) {
    return new JsonObject()
        .put("postId", spoken.key())
        .put("offset", spoken.at().toString())
        .put("author", author(spoken.handle(), spoken.handle(), spoken.followers()))
        .put("by", "crowd")
        .put("text", spoken.text().in(language));
  }

  static JsonObject post(Reply reply) {
    return new JsonObject()
        .put("postId", reply.id.toString())
        .put("offset", Duration.ofMillis(reply.atMs).toString())
        .put("author", author(reply.author, reply.author, 0))
        .put("by", "player")
        .put("replyTo", reply.injectId)
        .put("text", reply.text);
  }

  static JsonObject decision(Decision decision) {
    return new JsonObject()
        .put("decisionId", decision.id.toString())
        .put("offset", Duration.ofMillis(decision.atMs).toString())
        .put("by", decision.author)
        .put("kind", Words.of(decision.kind))
        .put("injectId", decision.injectId)
        .put("to", decision.target)
        .put("strategy", decision.strategy);
  }

  static JsonObject expectation(Judged judged) {
    var expectation = judged.expectation();
    return new JsonObject()
        .put("id", expectation.id())
        .put("at", judged.verdict().at().toString())
        .put("label", text(expectation.label()))
        .put("status", Words.of(Status.of(judged.verdict().score(), expectation.points())));
  }

  static JsonObject mood(Felt felt) {
    return new JsonObject()
        .put("at", felt.at().toString())
        .put("negativesPerMinute", felt.mood().negativesPerMinute())
        .put("level", felt.mood().level());
  }

  static JsonObject state(UUID id, ExerciseState state, Duration elapsed) {
    return new JsonObject()
        .put("id", id.toString())
        .put("state", state.name())
        .put("elapsed", elapsed.toString());
  }

  private static JsonObject author(String name, String handle, int followers) {
    return new JsonObject().put("name", name).put("handle", handle).put("followers", followers);
  }

  private static JsonObject text(io.sturmwarte.expectation.Text text) {
    return new JsonObject().put("de", text.de()).put("en", text.en());
  }
}
