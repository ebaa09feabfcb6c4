package io.sturmwarte.backtest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.Brand;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/rules/backtest")
public class BacktestResource {
  private final SecurityIdentity identity;
  private final Backtests backtests;
  private final Clock clock;

  BacktestResource(SecurityIdentity identity, Backtests backtests, Clock clock) {
    this.identity = identity;
    this.backtests = backtests;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Role.LEAD, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Tries rules and thresholds on what was counted, up to a year; sets nothing")
  public Uni<Backtest> run(@Valid @NotNull BacktestRequest request) {
    request.check(clock.instant());
    var caller = Caller.of(identity);
    return Panache.withSession(() -> Brand.byId(request.brandId(), caller))
        .chain(() -> backtests.run(request));
  }
}
