package io.sturmwarte.launch;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes in what the product sends while it runs on one machine, so that mail and webhooks go their
 * real way without leaving it: an SMTP server that keeps everything in memory, and an HTTP
 * receiver.
 */
final class Mailbox implements AutoCloseable {
  private final GreenMail mail;
  private final HttpServer webhooks;
  private final AtomicInteger webhooksReceived = new AtomicInteger();

  private Mailbox(GreenMail mail, HttpServer webhooks) {
    this.mail = mail;
    this.webhooks = webhooks;
  }

  static Mailbox open(int smtpPort, int webhookPort) throws IOException {
    var mail = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    var webhooks =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), webhookPort), 0);
    var mailbox = new Mailbox(mail, webhooks);
    webhooks.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    webhooks.createContext("/", mailbox::receive);
    webhooks.start();
    return mailbox;
  }

  int mailsReceived() {
    return mail.getReceivedMessages().length;
  }

  int webhooksReceived() {
    return webhooksReceived.get();
  }

  @Override
  public void close() {
    mail.stop();
    webhooks.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      webhooksReceived.incrementAndGet();
      exchange.sendResponseHeaders(204, -1);
    }
  }
}
