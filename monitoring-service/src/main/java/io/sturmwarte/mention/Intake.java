package io.sturmwarte.mention;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.brand.BrandMatcher;
import io.sturmwarte.query.Fields;
import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.Post;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes mentions in: matches them, stores what is new and counts it. What is stored together is
 * counted and put in the queue for scoring in the same transaction.
 */
@ApplicationScoped
class Intake {
  /** More of them wait for the same keys and counters. */
  private static final int WRITERS = 3;

  private final Pool pool;
  private final BrandMatcher brands;
  private final Pseudonyms pseudonyms;
  private final MentionDays days;
  private final Funnel funnel;

  Intake(Pool pool, BrandMatcher brands, Pseudonyms pseudonyms, MentionDays days) {
    this.pool = pool;
    this.brands = brands;
    this.pseudonyms = pseudonyms;
    this.days = days;
    this.funnel = new Funnel(this::store, WRITERS);
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
        .chain(funnel::put)
        .map(accepted -> report(batch, accepted));
  }

  private List<Offered> offer(List<Item> items, Matcher<UUID> matcher) {
    return items.stream().map(item -> offer(item, matcher)).toList();
  }

  private Offered offer(Item item, Matcher<UUID> matcher) {
    var post = Post.of(item.text(), fields(item));
    var author = item.author() == null ? null : pseudonyms.of(item.platform(), item.author());
    return new Offered(
        Generators.timeBasedEpochGenerator().generate(),
        item,
        author,
        post.tags(),
        matcher.match(post));
  }

  private static Fields fields(Item item) {
    return new Fields(
        item.source(),
        item.platform(),
        item.language(),
        item.url(),
        item.authorFollowers(),
        item.authorCreatedAt(),
        item.publishedAt(),
        item.reach(),
        item.engagement(),
        item.replyTo() != null,
        item.repostOf() != null);
  }

  private Uni<Set<UUID>> store(List<Offered> offered) {
    return pool.withTransaction(connection -> store(connection, offered));
  }

  private static Uni<Set<UUID>> store(SqlClient connection, List<Offered> offered) {
    return MentionInsert.insert(connection, offered)
        .call(accepted -> MentionInsert.count(connection, offered, accepted));
  }

  private static Report report(Batch batch, int accepted) {
    return new Report(accepted, batch.items().size() - accepted, batch.rejected());
  }
}
