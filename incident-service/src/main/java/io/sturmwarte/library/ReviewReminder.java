package io.sturmwarte.library;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Recipient;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Reminds the owner of an entry on the day of its review, and every week until somebody has looked
 * at it. What nobody owns is in the list of what is due.
 */
@ApplicationScoped
public class ReviewReminder implements Work {
  private static final String CLAIM =
      """
      with due as (
        update library_entry set remind_at = remind_at + (floor(extract(epoch from app_now() - remind_at)
          / extract(epoch from interval '7 days')) + 1) * interval '7 days'
        where id in (
          select id from library_entry where remind_at <= app_now() order by remind_at limit 100
          for update skip locked)
        returning id, team, title_de, title_en, review_on, owner, remind_at)
      select due.*, person.id as person, coalesce(due.team, person.team) as told_team
      from due left join person on person.login = due.owner and person.active
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(remind_at) - app_now())::float8
      from library_entry where remind_at is not null
      """;

  private final Pool pool;
  private final Messages messages;

  ReviewReminder(Pool pool, Messages messages) {
    this.pool = pool;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "library reviews";
  }

  @Override
  public String wokenBy() {
    return "library";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::remind)
        .chain(due -> due > 0 ? Uni.createFrom().item(Duration.ZERO) : Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Integer> remind(SqlConnection tx) {
    return tx.query(CLAIM).execute().call(due -> messages.send(tx, notices(due))).map(RowSet::size);
  }

  private static List<Notice> notices(RowSet<Row> due) {
    return StreamSupport.stream(due.spliterator(), false)
        .filter(row -> row.getUUID("person") != null)
        .map(ReviewReminder::notice)
        .toList();
  }

  /** Named by when the next one would come, so that each week's is one of its own. */
  private static Notice notice(Row row) {
    var key =
        "library-review/%s/%s".formatted(row.getUUID("id"), row.getOffsetDateTime("remind_at"));
    var data =
        Map.of(
            "entry", row.getUUID("id").toString(),
            "titleDe", row.getString("title_de"),
            "titleEn", row.getString("title_en"),
            "reviewOn", row.getLocalDate("review_on").toString());
    var owner = new Recipient.OfPerson(row.getUUID("person"));
    return Notice.of("library-review", key, row.getString("told_team"), null, owner, data);
  }
}
