package io.sturmwarte.acknowledge;

import io.quarkus.qute.Engine;
import io.sturmwarte.notify.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** What the reader of a message sees in the browser; a page says nothing that the mail did not. */
@ApplicationScoped
class Pages {
  private final Engine templates;
  private final String console;

  Pages(Engine templates, @ConfigProperty(name = "sturmwarte.console.url") String console) {
    this.templates = templates;
    this.console = console;
  }

  RestResponse<String> ask(Parcel parcel) {
    return page(Status.OK, "ask", parcel, null);
  }

  RestResponse<String> done(Parcel parcel) {
    return page(Status.OK, "done", parcel, null);
  }

  /**
   * @param by who acknowledged before; null where it no longer waits for anybody
   */
  RestResponse<String> notNeeded(Parcel parcel, @Nullable String by) {
    return page(Status.OK, "not-needed", parcel, by);
  }

  RestResponse<String> used(Parcel parcel) {
    return page(Status.GONE, "used", parcel, null);
  }

  RestResponse<String> expired(Parcel parcel) {
    return page(Status.GONE, "expired", parcel, null);
  }

  RestResponse<String> unknown() {
    return page(Status.NOT_FOUND, "unknown", null, null);
  }

  private RestResponse<String> page(
      Status status, String what, @Nullable Parcel parcel, @Nullable String by) {
    var language = parcel == null || parcel.isGerman() ? "de" : "en";
    var template = templates.getTemplate("acknowledge/page_" + language);
    var html =
        template
            .data("what", what)
            .data("notice", parcel)
            .data("by", by)
            .data("console", console)
            .render();
    return RestResponse.ResponseBuilder.create(status, html)
        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex")
        .build();
  }
}
