package io.sturmwarte.score;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sturmwarte.crisis.CrisisType;
import io.sturmwarte.crisis.Intent;
import io.sturmwarte.model.Head;
import io.sturmwarte.text.Language;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What is counted: texts by the call they came with, how long each was read, and what was found in
 * them, so that a drift of the feeds or of a model shows.
 */
@Singleton
class Meters {
  private static final double LIKELY = 0.5;

  private final MeterRegistry registry;
  private final Map<Call, Timer> read = new EnumMap<>(Call.class);
  private final Map<Call, Counter> refused = new EnumMap<>(Call.class);
  private final Map<Call, Counter> abandoned = new EnumMap<>(Call.class);
  private final Map<Language, Map<Head, Counter>> found = new EnumMap<>(Language.class);
  private final Counter unread;
  private final Counter reloadFailures;

  Meters(MeterRegistry registry) {
    this.registry = registry;
    for (var call : Call.values()) {
      var name = call.name().toLowerCase(Locale.ROOT);
      read.put(
          call,
          Timer.builder("sturmwarte.scoring.read")
              .description("How long a text is read, by the call it came with")
              .tag("call", name)
              .register(registry));
      refused.put(call, counter("sturmwarte.scoring.refused", "Texts that were refused", name));
      abandoned.put(
          call,
          counter("sturmwarte.scoring.abandoned", "Texts whose caller no longer waits", name));
    }
    for (var language : new Language[] {Language.GERMAN, Language.ENGLISH}) {
      var heads = new EnumMap<Head, Counter>(Head.class);
      Head.ALL.forEach(head -> heads.put(head, answer(head, language)));
      found.put(language, heads);
    }
    unread = registry.counter("sturmwarte.scoring.unread");
    reloadFailures = registry.counter("sturmwarte.scoring.model.reload.failures");
  }

  /** How a text came. */
  enum Call {
    UNARY,
    BATCH,
    STREAM,
    REST
  }

  /** Begins to take the time of a text. */
  Timer.Sample begin() {
    return Timer.start(registry);
  }

  void read(Call call, Timer.Sample begun, Reading reading) {
    begun.stop(of(read, call));
    var heads = found.get(reading.language().language());
    if (heads == null) {
      unread.increment();
      return;
    }
    count(heads, Head.valueOf(reading.sentiment().likeliest().name()));
    if (reading.toxicity() >= LIKELY) {
      count(heads, Head.TOXIC);
    }
    if (reading.signs().complaint() >= LIKELY) {
      count(heads, Head.COMPLAINT);
    }
    for (CrisisType type : reading.signs().types()) {
      count(heads, type.head());
    }
    for (Intent intent : reading.signs().intents()) {
      count(heads, intent.head());
    }
    if (reading.assessment().risk().value() >= LIKELY * 100) {
      count(heads, Head.ESCALATE);
    }
  }

  void refused(Call call) {
    of(refused, call).increment();
  }

  void abandoned(Call call, int texts) {
    of(abandoned, call).increment(texts);
  }

  void reloadFailed() {
    reloadFailures.increment();
  }

  private static <T> T of(Map<Call, T> meters, Call call) {
    return Objects.requireNonNull(meters.get(call), call::name);
  }

  private static void count(Map<Head, Counter> heads, Head head) {
    var counter = heads.get(head);
    if (counter != null) {
      counter.increment();
    }
  }

  private Counter answer(Head head, Language language) {
    return Counter.builder("sturmwarte.scoring.found")
        .description("Texts in which a question was answered with yes")
        .tag("head", head.label())
        .tag("language", language.label())
        .register(registry);
  }

  private Counter counter(String name, String description, String call) {
    return Counter.builder(name).description(description).tag("call", call).register(registry);
  }
}
