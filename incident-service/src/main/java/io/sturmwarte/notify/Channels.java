package io.sturmwarte.notify;

import io.sturmwarte.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** All ways out of the house, by the word that the outbox has for them. */
@ApplicationScoped
public class Channels {
  private final Map<String, Outbox.Channel> byWord;

  Channels(
      EmailChannel email,
      WebhookChannel webhook,
      SlackChannel slack,
      TeamsChannel teams,
      GatewayChannel gateway) {
    byWord =
        Map.of(
            "email", email,
            "webhook", webhook,
            "slack", slack,
            "teams", teams,
            "sms", gateway,
            "voice", gateway);
  }

  public Map<String, Outbox.Channel> byWord() {
    return byWord;
  }
}
