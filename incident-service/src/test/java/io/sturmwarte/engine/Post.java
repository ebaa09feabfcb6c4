package io.sturmwarte.engine;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sturmwarte.monitoring.FakeMonitoring;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A mail server that keeps what it gets, and a monitoring-service to ask. */
public final class Post implements QuarkusTestResourceLifecycleManager {
  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static final Porter PORTER = new Porter();

  @Override
  public Map<String, String> start() {
    SERVER.start();
    return Map.of(
        "quarkus.mailer.host",
        "127.0.0.1",
        "quarkus.mailer.port",
        String.valueOf(PORTER.open(SERVER.getSmtp().getPort())),
        "sturmwarte.contact-methods.only-verified",
        "false",
        "sturmwarte.outbound.allow",
        "127.0.0.1,localhost",
        "sturmwarte.monitoring.url",
        FakeMonitoring.url());
  }

  @Override
  public void stop() {
    PORTER.close();
    SERVER.stop();
  }

  public static List<MimeMessage> to(String address) {
    return Stream.of(SERVER.getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
  }

  /** The plain text of a mail. */
  public static String text(MimeMessage mail) {
    try {
      return text(mail.getContent(), "text/plain");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object content, String type) throws MessagingException, IOException {
    if (!(content instanceof Multipart parts)) {
      return String.valueOf(content);
    }
    for (var i = 0; i < parts.getCount(); i++) {
      var part = parts.getBodyPart(i);
      if (part.isMimeType(type) || part.isMimeType("multipart/*")) {
        return text(part.getContent(), type);
      }
    }
    return "";
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
