package io.sturmwarte.engine;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sturmwarte.monitoring.FakeMonitoring;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A mail server that keeps what it gets, and a monitoring-service to ask. */
public final class Post implements QuarkusTestResourceLifecycleManager {
  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Override
  public Map<String, String> start() {
    SERVER.start();
    return Map.of(
        "quarkus.mailer.host",
        "127.0.0.1",
        "quarkus.mailer.port",
        String.valueOf(SERVER.getSmtp().getPort()),
        "sturmwarte.outbound.allow",
        "127.0.0.1,localhost",
        "sturmwarte.monitoring.url",
        FakeMonitoring.url());
  }

  @Override
  public void stop() {
    SERVER.stop();
  }

  public static List<MimeMessage> to(String address) {
    return Stream.of(SERVER.getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
