package io.sturmwarte.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.sturmwarte.signal.BetaBinomial;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be so for a rule to be crossed: a plain judgement over {@link Facts}. A window ends
 * with the bin of five minutes that is being counted.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(Condition.Absolute.class),
  @JsonSubTypes.Type(Condition.Change.class),
  @JsonSubTypes.Type(Condition.Share.class),
  @JsonSubTypes.Type(Condition.Toxic.class),
  @JsonSubTypes.Type(Condition.Keyword.class),
  @JsonSubTypes.Type(Condition.Author.class),
  @JsonSubTypes.Type(Condition.NoData.class)
})
public sealed interface Condition {
  Duration HOUR = Duration.ofHours(1);

  /** What was found, where it is crossed. */
  Optional<Finding> judge(Facts facts);

  /** The stretch of time that is looked at. */
  Duration window();

  /** The one platform that is looked at; null for all. */
  @Nullable String platform();

  /** How the kind is written. */
  default String kind() {
    return switch (this) {
      case Absolute it -> "absolute";
      case Change it -> "change";
      case Share it -> "share";
      case Toxic it -> "toxic";
      case Keyword it -> "keyword";
      case Author it -> "author";
      case NoData it -> "no-data";
    };
  }

  /**
   * Why a condition is crossed.
   *
   * @param usual what it is otherwise, or the limit that was passed
   * @param score how far it was passed: the value to the limit, or the -log10 of how rarely one
   *     sees it
   */
  record Finding(double value, double usual, double score) {}

  /** So many in a window. */
  @JsonTypeName("absolute")
  record Absolute(
      @NotNull Metric metric,
      @Positive long threshold,
      @NotNull Duration window,
      @Nullable String platform)
      implements Condition {
    @Override
    public Optional<Finding> judge(Facts facts) {
      var value = metric.of(facts.window());
      return value < threshold
          ? Optional.empty()
          : Optional.of(new Finding(value, threshold, (double) value / threshold));
    }
  }

  /**
   * So many percent more in the last hour than in the same hour of the weeks before, on average of
   * those of the last four weeks that had anything.
   */
  @JsonTypeName("change")
  record Change(
      @NotNull Metric metric,
      @Positive double percent,
      @Min(1) long minimum,
      @Nullable String platform)
      implements Condition {
    public static final int WEEKS = 4;

    @Override
    public Duration window() {
      return HOUR;
    }

    @Override
    public Optional<Finding> judge(Facts facts) {
      var value = metric.of(facts.window());
      var usual =
          facts.weeksBefore().stream().mapToLong(metric::of).filter(count -> count > 0).average();
      if (value < minimum || usual.isEmpty()) {
        return Optional.empty();
      }
      var change = 100 * (value / usual.getAsDouble() - 1);
      return change < percent
          ? Optional.empty()
          : Optional.of(new Finding(value, usual.getAsDouble(), change / percent));
    }
  }

  /**
   * A share of negatives in the last hour that would be this rare if the floor were what is usual:
   * beta-binomial, so that a share that itself varies is allowed for.
   *
   * @param surprise the -log10 of how rare
   */
  @JsonTypeName("share")
  record Share(
      @DecimalMin("0.01") @DecimalMax("0.99") double floor,
      @DecimalMin("0.5") @DecimalMax("10") double surprise,
      @Min(3) long minimum,
      @Nullable String platform)
      implements Condition {
    private static final double CONCENTRATION = 60;

    @Override
    public Duration window() {
      return HOUR;
    }

    @Override
    public Optional<Finding> judge(Facts facts) {
      var scored = facts.window().scored();
      var negatives = facts.window().negatives();
      if (scored < minimum || negatives <= floor * scored) {
        return Optional.empty();
      }
      var rare =
          BetaBinomial.tail(negatives, scored, CONCENTRATION * floor, CONCENTRATION * (1 - floor));
      return rare < surprise
          ? Optional.empty()
          : Optional.of(new Finding((double) negatives / scored, floor, rare));
    }
  }

  /** So large a share of what was said in the last hour is toxic. */
  @JsonTypeName("toxic")
  record Toxic(
      @DecimalMin("0.01") @DecimalMax("1") double share,
      @Min(1) long minimum,
      @Nullable String platform)
      implements Condition {
    @Override
    public Duration window() {
      return HOUR;
    }

    @Override
    public Optional<Finding> judge(Facts facts) {
      var scored = facts.window().scored();
      var toxic = (double) facts.window().toxic() / Math.max(1, scored);
      return scored < minimum || toxic < share
          ? Optional.empty()
          : Optional.of(new Finding(toxic, share, toxic / share));
    }
  }

  /**
   * Mentions with words of risk, found by their German or their English stem.
   *
   * @param words as one writes them to search the mentions: {@code or}, quotation marks, minus
   */
  @JsonTypeName("keyword")
  record Keyword(
      @NotBlank @Size(max = 500) String words,
      @Min(1) long minimum,
      @NotNull Duration window,
      @Nullable String platform)
      implements Condition {
    @Override
    public Optional<Finding> judge(Facts facts) {
      return hits(facts, minimum);
    }
  }

  /**
   * Mentions by somebody whose word counts.
   *
   * @param followers from how many on; null where only the named ones count
   * @param authors as pseudonyms, as mentions show them
   * @param onlyNegative whether what is not negative counts for nothing
   */
  @JsonTypeName("author")
  record Author(
      @NotNull Role role,
      @Positive @Nullable Long followers,
      @Size(max = 1_000) List<@NotBlank @Size(max = 64) String> authors,
      boolean onlyNegative,
      @Min(1) long minimum,
      @NotNull Duration window,
      @Nullable String platform)
      implements Condition {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public Author {
      authors = authors == null ? List.of() : List.copyOf(authors);
    }

    @Override
    public Optional<Finding> judge(Facts facts) {
      return hits(facts, minimum);
    }

    /** Who it is. */
    public enum Role {
      @JsonProperty("reach")
      REACH,
      @JsonProperty("journalist")
      JOURNALIST,
      @JsonProperty("regulator")
      REGULATOR
    }
  }

  /**
   * Nothing has come in for so long: a fault, not peace. A source that never sent anything is not
   * missed.
   *
   * @param source one of the places that mentions come from; null for all together
   */
  @JsonTypeName("no-data")
  record NoData(@NotNull Duration after, @Nullable @Size(max = 100) String source)
      implements Condition {
    @Override
    public Duration window() {
      return after;
    }

    @Override
    public @Nullable String platform() {
      return null;
    }

    @Override
    public Optional<Finding> judge(Facts facts) {
      var quiet = facts.quiet();
      return quiet == null || quiet.compareTo(after) < 0
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  quiet.toMinutes(),
                  after.toMinutes(),
                  (double) quiet.toMillis() / after.toMillis()));
    }
  }

  private static Optional<Finding> hits(Facts facts, long minimum) {
    return facts.hits() < minimum
        ? Optional.empty()
        : Optional.of(new Finding(facts.hits(), minimum, (double) facts.hits() / minimum));
  }
}
