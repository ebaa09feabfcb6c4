package io.sturmwarte.briefing;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** A packet to be read and printed, in the language of its reader. */
@ApplicationScoped
class Pages {
  private final Engine templates;

  Pages(Engine templates) {
    this.templates = templates;
  }

  String page(Packet packet, String language) {
    return Objects.requireNonNull(templates.getTemplate("briefing/packet.html"))
        .data("packet", packet)
        .data("facts", packet.facts())
        .data("de", language.equals("de"))
        .data("language", language)
        .render();
  }
}
