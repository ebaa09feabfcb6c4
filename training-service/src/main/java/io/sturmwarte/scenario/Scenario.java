package io.sturmwarte.scenario;

import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.expectation.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A planned exercise.
 *
 * @param key its name in addresses
 * @param brief what players are told before they start
 * @param debrief what is to be learnt, for the end
 */
public record Scenario(
    String key,
    int version,
    String brand,
    String cluster,
    Difficulty difficulty,
    Duration length,
    Text title,
    Text summary,
    Text brief,
    List<Text> objectives,
    List<String> roles,
    List<Text> rules,
    List<Fact> facts,
    Map<String, Persona> personas,
    CrowdPlan crowd,
    List<Inject> injects,
    Text debrief) {

  /** The inject of this id; there is one, the caller has checked. */
  public Inject inject(String id) {
    return injects.stream().filter(inject -> inject.id().equals(id)).findFirst().orElseThrow();
  }

  public boolean hasInject(String id) {
    return injects.stream().anyMatch(inject -> inject.id().equals(id));
  }

  public Persona persona(Inject inject) {
    return Objects.requireNonNull(personas.get(inject.persona()));
  }

  /** How hard it is. */
  public enum Difficulty {
    EASY,
    MEDIUM,
    HARD
  }

  /** Something that players find out, and when. */
  public record Fact(Duration at, Text text) {}

  /**
   * An invented account.
   *
   * @param handle how it signs
   * @param stance what it wants
   * @param faction the group it speaks for
   * @param reacts its words to an answer, a poor answer, silence, or a deletion
   */
  public record Persona(
      String name,
      String handle,
      int followers,
      Text stance,
      String faction,
      Map<Reaction, Text> reacts) {}

  /** What a persona reacts to. */
  public enum Reaction {
    ANSWER,
    POOR_ANSWER,
    SILENCE,
    DELETION
  }

  /**
   * What the crowd writes.
   *
   * @param calm negatives per minute on an ordinary day
   */
  public record CrowdPlan(double calm, List<Voice> voices) {}

  /** One of the many. */
  public record Voice(String handle, int followers, Feeling mood, Text text) {}

  /** In which mood a voice speaks up. */
  public enum Feeling {
    CALM,
    UNEASY,
    ANGRY,
    DELETED
  }

  /**
   * One planned event.
   *
   * @param at from the start of the exercise; a pause shifts it
   * @param tone whether it feeds the storm
   * @param when conditions on earlier expectations; null where it always comes
   */
  public record Inject(
      String id,
      Duration at,
      Kind kind,
      String platform,
      String persona,
      long reach,
      Tone tone,
      Text text,
      @Nullable Condition when,
      List<Expectation> expectations) {
    public Inject {
      tone = tone == null ? Tone.CRITICAL : tone;
      expectations = expectations == null ? List.of() : List.copyOf(expectations);
    }
  }

  /** How an inject speaks of the brand. */
  public enum Tone {
    CRITICAL,
    FRIENDLY
  }

  /** The kinds of inject that there are. */
  public enum Kind {
    POST,
    REVIEW,
    COMMENT,
    VIDEO,
    JOURNALIST_QUERY,
    INTERNAL_MAIL,
    LEGAL_LETTER,
    NEWS_ARTICLE,
    LEAK,
    COUNTER_CAMPAIGN;

    private static final Set<Kind> INSIDE = Set.of(INTERNAL_MAIL, LEGAL_LETTER, JOURNALIST_QUERY);

    /** Whether everybody can read it. */
    public boolean isPublic() {
      return !INSIDE.contains(this);
    }

    /** As in addresses and JSON: {@code journalist-query}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * When an inject comes: all, or any, of these.
   *
   * @param all empty where {@code any} counts
   */
  public record Condition(List<Term> all, List<Term> any) {
    public Condition {
      all = all == null ? List.of() : List.copyOf(all);
      any = any == null ? List.of() : List.copyOf(any);
    }
  }

  /** An earlier expectation and how it must have ended. */
  public record Term(String expectation, Outcome is) {}

  /** How an expectation ended. */
  public enum Outcome {
    MET,
    MISSED
  }
}
