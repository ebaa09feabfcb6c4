package io.sturmwarte.notify;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;

/** A mail in text and HTML. Its Message-ID is the same at every attempt. */
@ApplicationScoped
public class EmailChannel implements Outbox.Channel {
  private final ReactiveMailer mailer;
  private final Messages messages;

  EmailChannel(ReactiveMailer mailer, Messages messages) {
    this.mailer = mailer;
    this.messages = messages;
  }

  @Override
  public Uni<Outcome> deliver(Outbox.Message message) {
    return mailer
        .send(mail(message))
        .<Outcome>map(ignored -> new Outcome.Delivered())
        .onFailure()
        .recoverWithItem(EmailChannel::outcome);
  }

  private Mail mail(Outbox.Message message) {
    var parcel = message.body().mapTo(Parcel.class);
    var letter = messages.letter(parcel, null);
    return new Mail()
        .addTo(parcel.address())
        .setSubject(letter.subject())
        .setText(letter.text())
        .setHtml(letter.html())
        .addHeader("Message-ID", "<%s@sturmwarte>".formatted(message.id()))
        .addHeader("Auto-Submitted", "auto-generated");
  }

  /** 5xx says that no later attempt will help. */
  private static Outcome outcome(Throwable failure) {
    if (failure instanceof SMTPException refused && refused.isPermanent()) {
      return new Outcome.Rejected(String.valueOf(refused.getMessage()));
    }
    return new Outcome.Retry(String.valueOf(failure.getMessage()), null);
  }
}
