package io.sturmwarte.review;

import io.sturmwarte.incident.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What is to be done.
 *
 * @param owner who does it: the name they sign in with
 */
public record ActionRequest(
    @NotBlank @Size(max = 2_000) String text,
    @NotBlank @Size(max = 100) String owner,
    @NotNull Instant dueAt) {
  Text words() {
    return new Text(
        "Maßnahme für %s: %s".formatted(owner, text),
        "Action item for %s: %s".formatted(owner, text));
  }
}
