package io.sturmwarte.briefing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door for partners without an account: a link opens one packet. */
@Path("/api/v1/briefings/{token}")
public class BriefingLinkResource {
  private final Pool pool;
  private final Packets packets;
  private final Pages pages;

  BriefingLinkResource(Pool pool, Packets packets, Pages pages) {
    this.pool = pool;
    this.packets = packets;
    this.pages = pages;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @PermitAll
  @Operation(summary = "The packet that a link opens, for a week; the token is the key")
  public Uni<String> open(@PathParam("token") String token) {
    return packets.open(pool, token).map(opened -> pages.page(opened.packet(), opened.language()));
  }
}
