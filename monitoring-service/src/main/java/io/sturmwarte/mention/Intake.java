package io.sturmwarte.mention;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.BrandMatcher;
import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.Words;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Takes a batch in: matches it, stores what is new and counts it, in one transaction. */
@ApplicationScoped
public class Intake {
  private final Pool pool;
  private final BrandMatcher brands;
  private final Pseudonyms pseudonyms;
  private final MentionDays days;

  Intake(Pool pool, BrandMatcher brands, Pseudonyms pseudonyms, MentionDays days) {
    this.pool = pool;
    this.brands = brands;
    this.pseudonyms = pseudonyms;
    this.days = days;
  }

  /**
   * What became of a batch.
   *
   * @param duplicate known already, by source and external id
   */
  record Report(int accepted, int duplicate, List<Batch.Rejected> rejected) {}

  Uni<Report> take(Batch batch) {
    if (batch.items().isEmpty()) {
      return Uni.createFrom().item(new Report(0, 0, batch.rejected()));
    }
    return days.ensure(batch.items())
        .chain(brands::current)
        .map(matcher -> offer(batch.items(), matcher))
        .chain(this::store)
        .map(accepted -> report(batch, accepted));
  }

  /** Takes items in, in the transaction of the caller; gives how many were new. */
  public Uni<Integer> take(SqlClient connection, List<Item> items) {
    if (items.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return days.ensure(items)
        .chain(brands::current)
        .map(matcher -> offer(items, matcher))
        .chain(offered -> store(connection, offered));
  }

  /** Those that some query finds, of a source that carries everything there is. */
  public Uni<List<Item>> matching(List<Item> items) {
    return brands
        .current()
        .map(matcher -> offer(items, matcher))
        .map(
            offered ->
                offered.stream().filter(o -> !o.brands().isEmpty()).map(Offered::item).toList());
  }

  private List<Offered> offer(List<Item> items, Matcher<UUID> matcher) {
    return items.stream().map(item -> offer(item, matcher)).toList();
  }

  private Offered offer(Item item, Matcher<UUID> matcher) {
    var words = Words.of(item.text(), item.language(), item.platform());
    var author = item.author() == null ? null : pseudonyms.of(item.platform(), item.author());
    return new Offered(
        Generators.timeBasedEpochGenerator().generate(),
        item,
        author,
        words.tags(),
        matcher.match(words));
  }

  private Uni<Integer> store(List<Offered> offered) {
    return pool.withTransaction(connection -> store(connection, offered));
  }

  private static Uni<Integer> store(SqlClient connection, List<Offered> offered) {
    return MentionInsert.insert(connection, offered)
        .call(accepted -> MentionInsert.count(connection, offered, accepted))
        .map(accepted -> accepted.size());
  }

  private static Report report(Batch batch, int accepted) {
    return new Report(accepted, batch.items().size() - accepted, batch.rejected());
  }
}
