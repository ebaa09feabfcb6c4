package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.query.Fields;
import io.sturmwarte.query.Post;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * What authors do to their posts where they wrote them, done here as well, in the transaction of
 * the caller. What was counted stays counted.
 */
public final class Upstream {
  /** The key stays, or is made, as the tombstone on which a later copy of the mention founders. */
  private static final String REMOVE =
      """
      with gone as (
        insert into mention_key (source, external_id, mention_id)
        select $1, external_id, gen_random_uuid()
        from (select distinct unnest($2::text[]) as external_id order by 1) as named
        where $3 or exists (
          select from mention_key known where known.source = $1 and known.external_id = named.external_id)
        on conflict (source, external_id) do update set mention_id = mention_key.mention_id
        returning mention_id),
      waiting as (delete from unscored where mention_id in (select mention_id from gone)),
      stuck as (delete from quarantine where mention_id in (select mention_id from gone)),
      print as (delete from fingerprint where mention_id in (select mention_id from gone)),
      corrected as (delete from correction where mention_id in (select mention_id from gone)),
      post as (
        delete from mention where id in (select mention_id from gone) returning id, published_at),
      link as (
        delete from mention_brand using post
        where mention_brand.mention_id = post.id and mention_brand.published_at = post.published_at),
      score as (
        delete from mention_score using post
        where mention_score.mention_id = post.id and mention_score.published_at = post.published_at)
      select count(*) from post
      """;

  private static final String EDIT =
      """
      with edit as (
        select k.mention_id, e.text, e.tags
        from unnest($2::text[], $3::text[], $4::text[]) as e (external_id, text, tags)
        join mention_key k on k.source = $1 and k.external_id = e.external_id),
      waiting as (
        update unscored set text = edit.text from edit where unscored.mention_id = edit.mention_id),
      edited as (
        update mention set text = edit.text, tags = string_to_array(edit.tags, ' ')
        from edit where mention.id = edit.mention_id
        returning mention.id, mention.published_at, mention.text)
      update mention_score s set words = mention_words(edited.text), highlights = '[]'
      from edited where s.mention_id = edited.id and s.published_at = edited.published_at
      """;

  private Upstream() {}

  /**
   * A post that its author has changed.
   *
   * @param text the new one, of at most 20,000 characters
   */
  public record Edit(String externalId, String platform, String text) {}

  /**
   * Removes mentions with text, author and score; gives how many there were. They do not come back.
   *
   * @param source the mentions' source
   * @param unknownToo whether those that never came are kept from coming, too
   */
  public static Uni<Long> remove(
      SqlClient connection, String source, List<String> externalIds, boolean unknownToo) {
    if (externalIds.isEmpty()) {
      return Uni.createFrom().item(0L);
    }
    return connection
        .preparedQuery(REMOVE)
        .execute(Tuple.of(source, externalIds.toArray(String[]::new), unknownToo))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Replaces texts; a score that is there stays until the mention is scored again. */
  public static Uni<Void> edit(SqlClient connection, String source, List<Edit> edits) {
    if (edits.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(EDIT)
        .execute(
            Tuple.of(
                source,
                edits.stream().map(Edit::externalId).toArray(String[]::new),
                edits.stream().map(Edit::text).toArray(String[]::new),
                edits.stream().map(Upstream::tags).toArray(String[]::new)))
        .replaceWithVoid();
  }

  private static String tags(Edit edit) {
    return String.join(" ", Post.of(edit.text(), Fields.NONE).tags());
  }
}
