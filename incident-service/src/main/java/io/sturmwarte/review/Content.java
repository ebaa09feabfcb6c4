package io.sturmwarte.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.incident.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;

/**
 * What people have written. Texts are plain, in paragraphs.
 *
 * @param language de or en, in which it is written
 * @param summary for those who read no further
 */
public record Content(
    @NotNull @Pattern(regexp = "de|en") String language,
    @NotNull @Size(max = 5_000) String summary,
    @NotNull @Size(max = 50_000) String whatHappened,
    @NotNull @Size(max = 20) List<@Valid Factor> factors,
    @NotNull @Size(max = 20_000) String wentWell,
    @NotNull @Size(max = 20_000) String wentBadly) {

  /** An answer to one of the questions about what contributed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Factor(@NotNull Prompt prompt, @NotNull @Size(max = 10_000) String answer) {
    @JsonProperty(value = "question", access = JsonProperty.Access.READ_ONLY)
    public Text question() {
      return prompt.question;
    }
  }

  /** One for every question, not answered yet. */
  static List<Factor> unanswered() {
    return Arrays.stream(Prompt.values()).map(prompt -> new Factor(prompt, "")).toList();
  }
}
