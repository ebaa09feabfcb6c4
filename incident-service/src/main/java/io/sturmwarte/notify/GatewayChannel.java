package io.sturmwarte.notify;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Short messages and calls, through an HTTP gateway that the house has a contract with. What it
 * wants to read is a template in the configuration.
 */
@ApplicationScoped
public class GatewayChannel implements Outbox.Channel {
  /** Two parts of a short message, with letters of all languages. */
  private static final int LONGEST = 268;

  private final Endpoints endpoints;
  private final Pool pool;
  private final Messages messages;
  private final Optional<String> url;
  private final Optional<String> token;
  private final String template;

  /**
   * @param url the gateway's; without it nothing can be sent this way
   * @param token its bearer token
   * @param template JSON in which {to}, {text}, {channel}, {language} and {id} are replaced by JSON
   *     strings
   */
  GatewayChannel(
      Endpoints endpoints,
      Pool pool,
      Messages messages,
      @ConfigProperty(name = "sturmwarte.gateway.url") Optional<String> url,
      @ConfigProperty(name = "sturmwarte.gateway.token") Optional<String> token,
      @ConfigProperty(name = "sturmwarte.gateway.body") String template) {
    this.endpoints = endpoints;
    this.pool = pool;
    this.messages = messages;
    this.url = url;
    this.token = token;
    this.template = template;
  }

  @Override
  public Uni<Outcome> deliver(Outbox.Message message) {
    if (url.isEmpty()) {
      return Uni.createFrom()
          .item(new Outcome.Rejected("no gateway for short messages and calls is set up"));
    }
    var to = message.body().mapTo(Parcel.class);
    return messages
        .delivered(pool, message.id(), to)
        .chain(
            letter ->
                endpoints.post(
                    to, url.get(), headers(message), body(template, message, to, letter)));
  }

  @Override
  public boolean givesUp(Outbox.Message message, Duration wait) {
    return Attempts.isLastOfADay(message.attempts());
  }

  private Map<String, String> headers(Outbox.Message message) {
    var headers = new HashMap<>(ChatWords.JSON);
    headers.put("idempotency-key", message.id().toString());
    token.ifPresent(secret -> headers.put("authorization", "Bearer " + secret));
    return headers;
  }

  /** One pass, so that a text which contains a placeholder stays a text. */
  static String body(String template, Outbox.Message message, Parcel to, Letter letter) {
    var values =
        Map.of(
            "to", to.address(),
            "text", text(letter),
            "channel", to.channel(),
            "language", to.language(),
            "id", message.id().toString());
    return java.util.regex.Pattern.compile("\\{(to|text|channel|language|id)}")
        .matcher(template)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(Json.encode(values.get(found.group(1)))));
  }

  /** What can be said in two breaths; a call reads it out, so it has no links then. */
  static String text(Letter letter) {
    var it = letter.parcel();
    var code = it.data().get("code");
    if (code != null) {
      return letter.subject() + ": " + code;
    }
    var acknowledge = letter.acknowledge();
    var link = acknowledge == null ? letter.link() : acknowledge;
    if (it.channel().equals("voice")) {
      return ChatWords.cut(letter.subject(), LONGEST);
    }
    return ChatWords.cut(letter.subject(), LONGEST - link.length() - 1) + "\n" + link;
  }
}
