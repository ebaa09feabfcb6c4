package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** An Adaptive Card to the webhook of a workflow in Microsoft Teams. */
@ApplicationScoped
public class TeamsChannel implements Outbox.Channel {
  /** A message of Teams may have 28 KB. */
  private static final int LONGEST_TEXT = 8_000;

  private final Endpoints endpoints;
  private final Pool pool;
  private final Messages messages;

  TeamsChannel(Endpoints endpoints, Pool pool, Messages messages) {
    this.endpoints = endpoints;
    this.pool = pool;
    this.messages = messages;
  }

  @Override
  public Uni<Outcome> deliver(Outbox.Message message) {
    var to = message.body().mapTo(Parcel.class);
    return messages
        .delivered(pool, message.id(), to)
        .chain(letter -> endpoints.post(to, ChatWords.JSON, body(letter).encode()));
  }

  @Override
  public boolean givesUp(Outbox.Message message, Duration wait) {
    return Attempts.isLastOfADay(message.attempts());
  }

  static JsonObject body(Letter letter) {
    var card =
        new JsonObject()
            .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .put("type", "AdaptiveCard")
            .put("version", "1.4")
            .put("body", new JsonArray().add(subject(letter)).add(text(letter)))
            .put("actions", actions(letter));
    return new JsonObject()
        .put("type", "message")
        .put(
            "attachments",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("contentType", "application/vnd.microsoft.card.adaptive")
                        .putNull("contentUrl")
                        .put("content", card)));
  }

  private static JsonObject subject(Letter letter) {
    return block(letter.subject())
        .put("size", "Large")
        .put("weight", "Bolder")
        .put("color", "S1".equals(letter.parcel().severity()) ? "Attention" : "Default");
  }

  private static JsonObject text(Letter letter) {
    return block(ChatWords.cut(ChatWords.body(letter), LONGEST_TEXT));
  }

  /** Text blocks read Markdown: what could be a link or a mention is only text here. */
  private static JsonObject block(String text) {
    return new JsonObject()
        .put("type", "TextBlock")
        .put("text", text.replace("[", "\\[").replace("](", "]\\("))
        .put("wrap", true);
  }

  private static JsonArray actions(Letter letter) {
    var actions = new JsonArray();
    ChatWords.buttons(letter)
        .forEach(
            (title, url) ->
                actions.add(
                    new JsonObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", title)
                        .put("url", url)));
    return actions;
  }
}
