package io.sturmwarte.mention;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.author.Handle;
import io.sturmwarte.author.Pseudonyms;
import io.sturmwarte.author.Tombstones;
import io.sturmwarte.brand.BrandMatcher;
import io.sturmwarte.query.Fields;
import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.Post;
import io.sturmwarte.retention.RetentionSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Takes mentions in: matches them, stores what is new and counts it. What is stored together is
 * counted and put in the queue for scoring in the same transaction.
 */
@ApplicationScoped
public class Intake {
  /** More of them wait for the same keys and counters. */
  private static final int WRITERS = 3;

  private final Pool pool;
  private final BrandMatcher brands;
  private final Pseudonyms pseudonyms;
  private final Tombstones tombstones;
  private final MentionDays days;
  private final Clock clock;
  private final RetentionSettings retention;
  private final Funnel funnel;

  Intake(
      Pool pool,
      BrandMatcher brands,
      Pseudonyms pseudonyms,
      Tombstones tombstones,
      MentionDays days,
      Clock clock,
      RetentionSettings retention) {
    this.clock = clock;
    this.retention = retention;
    this.pool = pool;
    this.brands = brands;
    this.pseudonyms = pseudonyms;
    this.tombstones = tombstones;
    this.days = days;
    this.funnel = new Funnel(this::store, WRITERS);
  }

  /**
   * What became of a batch.
   *
   * @param duplicate known already, by source and external id
   * @param erased not taken, because their authors were erased
   */
  record Report(int accepted, int duplicate, int erased, List<Batch.Rejected> rejected) {}

  Uni<Report> take(Batch batch) {
    if (batch.items().isEmpty()) {
      return Uni.createFrom().item(new Report(0, 0, 0, batch.rejected()));
    }
    return days.ensure(batch.items())
        .chain(brands::current)
        .map(matcher -> offer(batch.items(), matcher))
        .chain(funnel::put)
        .map(taken -> report(batch, taken));
  }

  /**
   * Takes items in, in the transaction of the caller; gives how many were new. What is older than
   * mentions are kept would be counted and gone at once, and is left out.
   */
  public Uni<Integer> take(SqlClient connection, List<Item> all) {
    var oldest = clock.instant().minus(retention.mentions());
    var items = all.stream().filter(item -> !item.publishedAt().isBefore(oldest)).toList();
    if (items.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return days.ensure(items)
        .chain(brands::current)
        .map(matcher -> offer(items, matcher))
        .chain(offered -> store(connection, offered))
        .map(stored -> stored.fresh().size());
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
    var post = Post.of(item.text(), fields(item));
    var handle = item.author() == null ? null : Handle.of(item.platform(), item.author());
    return new Offered(
        Generators.timeBasedEpochGenerator().generate(),
        item,
        handle,
        handle == null ? null : pseudonyms.of(handle),
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

  private Uni<Stored> store(List<Offered> offered) {
    return pool.withTransaction(connection -> store(connection, offered));
  }

  private Uni<Stored> store(SqlClient connection, List<Offered> offered) {
    return withoutErased(connection, offered)
        .chain(
            welcome ->
                MentionInsert.insert(connection, welcome)
                    .call(fresh -> MentionInsert.count(connection, welcome, fresh))
                    .map(fresh -> Stored.of(offered, welcome, fresh)));
  }

  /** In the transaction that stores them; see {@link Tombstones#among}. */
  private Uni<List<Offered>> withoutErased(SqlClient connection, List<Offered> offered) {
    var authors = offered.stream().map(Offered::handle).filter(Objects::nonNull).toList();
    return tombstones.among(connection, authors).map(erased -> without(offered, erased));
  }

  private static List<Offered> without(List<Offered> offered, Set<Handle> erased) {
    return erased.isEmpty()
        ? offered
        : offered.stream()
            .filter(one -> one.handle() == null || !erased.contains(one.handle()))
            .toList();
  }

  private static Report report(Batch batch, Stored.Count count) {
    return new Report(
        count.fresh(),
        batch.items().size() - count.fresh() - count.erased(),
        count.erased(),
        batch.rejected());
  }
}
