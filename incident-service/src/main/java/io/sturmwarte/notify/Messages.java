package io.sturmwarte.notify;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.rows.Columns;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes notices to the outbox, with the words they are sent with. */
@ApplicationScoped
public class Messages {
  private final String console;

  Messages(@ConfigProperty(name = "sturmwarte.console.url") String console) {
    this.console = console;
  }

  /** In the transaction of what they tell; one with a known key is not written again. */
  public Uni<Void> send(SqlClient tx, List<Notice> notices) {
    return Columns.write(tx, Outbox.INSERT_ALL, notices.stream().map(this::row).toList());
  }

  Letter letter(Notice notice) {
    return new Letter(notice, console + "/incidents/" + notice.incidentId());
  }

  private Tuple row(Notice notice) {
    var letter = letter(notice);
    var body =
        JsonObject.mapFrom(notice).put("subject", letter.subject()).put("text", letter.text());
    return Tuple.from(
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          notice.channel(),
          null,
          notice.key(),
          body
        });
  }
}
