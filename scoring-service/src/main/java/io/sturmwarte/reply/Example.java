package io.sturmwarte.reply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A draft that shows what a rule finds or leaves alone; most are but a text. */
@RegisterForReflection
record Example(String text, String mention, Strategy strategy, String platform) {
  @JsonCreator
  static Example of(
      @JsonProperty("text") String text,
      @JsonProperty("mention") @Nullable String mention,
      @JsonProperty("strategy") @Nullable Strategy strategy,
      @JsonProperty("platform") @Nullable String platform) {
    return new Example(
        text,
        Objects.requireNonNullElse(mention, ""),
        Objects.requireNonNullElse(strategy, Strategy.UNDECIDED),
        Objects.requireNonNullElse(platform, ""));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Example of(String text) {
    return new Example(text, "", Strategy.UNDECIDED, "");
  }
}
