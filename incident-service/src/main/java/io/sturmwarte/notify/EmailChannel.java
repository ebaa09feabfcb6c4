package io.sturmwarte.notify;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** A mail in text and HTML. Its Message-ID is the same at every attempt. */
@ApplicationScoped
public class EmailChannel implements Outbox.Channel {
  private final ReactiveMailer mailer;
  private final Pool pool;
  private final Messages messages;

  EmailChannel(ReactiveMailer mailer, Pool pool, Messages messages) {
    this.mailer = mailer;
    this.pool = pool;
    this.messages = messages;
  }

  @Override
  public Uni<Outcome> deliver(Outbox.Message message) {
    var parcel = message.body().mapTo(Parcel.class);
    return messages
        .delivered(pool, message.id(), parcel)
        .chain(letter -> mailer.send(mail(message.id(), parcel, letter)))
        .<Outcome>map(ignored -> new Outcome.Delivered())
        .onFailure()
        .recoverWithItem(EmailChannel::outcome);
  }

  @Override
  public boolean givesUp(Outbox.Message message, Duration wait) {
    return Attempts.isLastOfADay(message.attempts());
  }

  /** All mails about one incident are one conversation. */
  private static Mail mail(UUID id, Parcel to, Letter letter) {
    var mail =
        new Mail()
            .addTo(to.address())
            .setSubject(letter.subject())
            .setText(letter.text())
            .setHtml(letter.html())
            .addHeader("Message-ID", "<%s@sturmwarte>".formatted(id))
            .addHeader("Auto-Submitted", "auto-generated")
            .addHeader("List-Id", "<%s.sturmwarte>".formatted(listName(to.team())));
    if (to.incidentId() != null) {
      mail.addHeader("References", "<incident-%s@sturmwarte>".formatted(to.incidentId()));
    }
    return mail;
  }

  /** A team's name as a part of a domain. */
  private static String listName(String team) {
    var name = team.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "incidents." + name.replaceAll("^-+|-+$", "");
  }

  /** 5xx says that no later attempt will help. */
  private static Outcome outcome(Throwable failure) {
    if (failure instanceof SMTPException refused && refused.isPermanent()) {
      return new Outcome.Rejected(String.valueOf(refused.getMessage()));
    }
    return new Outcome.Retry(String.valueOf(failure.getMessage()), null);
  }
}
