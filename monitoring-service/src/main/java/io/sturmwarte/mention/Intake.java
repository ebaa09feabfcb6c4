package io.sturmwarte.mention;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.author.Handle;
import io.sturmwarte.author.Pseudonyms;
import io.sturmwarte.author.Tombstones;
import io.sturmwarte.brand.BrandMatcher;
import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.Words;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Takes a batch in: matches it, stores what is new and counts it, in one transaction. */
@ApplicationScoped
class Intake {
  private final Pool pool;
  private final BrandMatcher brands;
  private final Pseudonyms pseudonyms;
  private final Tombstones tombstones;
  private final MentionDays days;

  Intake(
      Pool pool,
      BrandMatcher brands,
      Pseudonyms pseudonyms,
      Tombstones tombstones,
      MentionDays days) {
    this.pool = pool;
    this.brands = brands;
    this.pseudonyms = pseudonyms;
    this.tombstones = tombstones;
    this.days = days;
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
        .chain(this::store)
        .map(stored -> report(batch, stored));
  }

  private List<Offered> offer(List<Item> items, Matcher<UUID> matcher) {
    return items.stream().map(item -> offer(item, matcher)).toList();
  }

  private Offered offer(Item item, Matcher<UUID> matcher) {
    var words = Words.of(item.text(), item.language(), item.platform());
    var handle = item.author() == null ? null : Handle.of(item.platform(), item.author());
    return new Offered(
        Generators.timeBasedEpochGenerator().generate(),
        item,
        handle,
        handle == null ? null : pseudonyms.of(handle),
        words.tags(),
        matcher.match(words));
  }

  private record Stored(int accepted, int erased) {}

  private Uni<Stored> store(List<Offered> offered) {
    return pool.withTransaction(
        connection ->
            withoutErased(connection, offered)
                .chain(
                    welcome ->
                        MentionInsert.insert(connection, welcome)
                            .call(accepted -> MentionInsert.count(connection, welcome, accepted))
                            .map(
                                accepted ->
                                    new Stored(accepted.size(), offered.size() - welcome.size()))));
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

  private static Report report(Batch batch, Stored stored) {
    return new Report(
        stored.accepted(),
        batch.items().size() - stored.accepted() - stored.erased(),
        stored.erased(),
        batch.rejected());
  }
}
