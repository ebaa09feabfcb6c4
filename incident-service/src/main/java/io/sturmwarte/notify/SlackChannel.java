package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** A message in Block Kit to an incoming webhook of Slack, or of what understands the same. */
@ApplicationScoped
public class SlackChannel implements Outbox.Channel {
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_TEXT = 3_000;

  private final Endpoints endpoints;
  private final Pool pool;
  private final Messages messages;

  SlackChannel(Endpoints endpoints, Pool pool, Messages messages) {
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
    var subject = ChatWords.cut(letter.subject(), LONGEST_HEADER);
    var text = ChatWords.cut(escape(ChatWords.body(letter)), LONGEST_TEXT);
    return new JsonObject()
        .put("text", escape(subject))
        .put(
            "blocks",
            new JsonArray()
                .add(block("header").put("text", plain(subject)))
                .add(
                    block("section")
                        .put("text", new JsonObject().put("type", "mrkdwn").put("text", text)))
                .add(block("actions").put("elements", buttons(letter))));
  }

  private static JsonArray buttons(Letter letter) {
    var buttons = new JsonArray();
    ChatWords.buttons(letter)
        .forEach(
            (label, url) ->
                buttons.add(
                    new JsonObject()
                        .put("type", "button")
                        .put("text", plain(label))
                        .put("url", url)));
    return buttons;
  }

  private static JsonObject block(String type) {
    return new JsonObject().put("type", type);
  }

  private static JsonObject plain(String text) {
    return new JsonObject().put("type", "plain_text").put("text", text);
  }

  /** The three characters by which a title could mention a whole channel or fake a link. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
