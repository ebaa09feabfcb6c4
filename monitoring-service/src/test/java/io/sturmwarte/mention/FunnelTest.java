package io.sturmwarte.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunnelTest {
  private final List<Writing> writings = new ArrayList<>();
  private final Funnel funnel = new Funnel(this::write, 2);

  /** What the funnel stores at this moment. */
  private record Writing(List<Offered> rows, UniEmitter<? super Stored> end) {
    void succeed() {
      end.complete(new Stored(new HashSet<>(rows.stream().map(Offered::id).toList()), Set.of()));
    }

    void fail() {
      end.fail(new IllegalStateException("no"));
    }
  }

  private Uni<Stored> write(List<Offered> rows) {
    return Uni.createFrom().emitter(end -> writings.add(new Writing(rows, end)));
  }

  private CompletableFuture<Integer> put(int rows) {
    var offered = IntStream.range(0, rows).mapToObj(ignored -> mention()).toList();
    return funnel
        .put(offered)
        .map(Stored.Count::fresh)
        .subscribeAsCompletionStage()
        .toCompletableFuture();
  }

  private static Offered mention() {
    var id = UUID.randomUUID();
    var item =
        new Item(
            "test",
            "mastodon",
            id.toString(),
            null,
            null,
            null,
            null,
            "Text",
            "de",
            Instant.EPOCH,
            0,
            0,
            null,
            null,
            false);
    return new Offered(id, item, null, null, List.of(), Set.of());
  }

  private List<Integer> sizes() {
    return writings.stream().map(writing -> writing.rows().size()).toList();
  }

  @Test
  void aLoneMentionIsNotKeptWaiting() {
    var answer = put(1);

    assertThat(sizes()).containsExactly(1);
    assertThat(answer).isNotDone();
    writings.getFirst().succeed();
    assertThat(answer).isCompletedWithValue(1);
  }

  @Test
  void whatComesWhileAllWritersAreBusyGoesInTogether() {
    put(1);
    put(1);
    var third = put(300);
    var fourth = put(500);
    var fifth = put(400);

    writings.getFirst().succeed();

    assertThat(sizes()).containsExactly(1, 1, 800);
    writings.get(2).succeed();
    assertThat(third).isCompletedWithValue(300);
    assertThat(fourth).isCompletedWithValue(500);
    assertThat(sizes()).containsExactly(1, 1, 800, 400);
    assertThat(fifth).isNotDone();
  }

  @Test
  void aLargeBatchIsWrittenInPartsAndAnsweredOnce() {
    var answer = put(2_500);

    assertThat(sizes()).containsExactly(1_000, 1_000);
    for (var n = 0; n < 3; n++) {
      writings.get(n).succeed();
    }
    assertThat(answer).isCompletedWithValue(2_500);
  }

  @Test
  void aFailureOfSeveralIsTriedAgainOneByOneAndMeetsItsOwnerOnly() {
    put(1);
    put(1);
    var good = put(2);
    var bad = put(3);
    var later = put(999);
    writings.getFirst().succeed();

    writings.get(2).fail();
    writings.get(3).succeed();
    writings.get(4).fail();

    assertThat(sizes()).containsExactly(1, 1, 5, 2, 3, 999);
    assertThat(good).isCompletedWithValue(2);
    assertThatThrownBy(bad::get).hasRootCauseMessage("no");
    writings.get(5).succeed();
    assertThat(later).isCompletedWithValue(999);
  }

  @Test
  void whatWasKnownAlreadyIsNotCounted() {
    var answer = put(2);

    var writing = writings.getFirst();
    writing.end().complete(new Stored(Set.of(writing.rows().getFirst().id()), Set.of()));

    assertThat(answer).isCompletedWithValue(1);
  }
}
