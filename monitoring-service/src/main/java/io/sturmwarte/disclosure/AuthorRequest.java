package io.sturmwarte.disclosure;

import io.sturmwarte.author.Handle;
import io.sturmwarte.problem.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom it is about, and why. The reason is written down, so it must not name the author.
 *
 * @param cursor of an export that is read on
 */
public record AuthorRequest(
    @NotBlank @Size(max = 50) @Pattern(regexp = "[^\\x00]*") String platform,
    @NotBlank @Size(max = 300) @Pattern(regexp = "[^\\x00]*") String handle,
    @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*") String reason,
    @Nullable String cursor) {

  /** Fails where the handle is empty, or the reason names it. */
  public Handle author() {
    var author = Handle.of(platform, handle);
    if (author.name().isEmpty()) {
      throw new Problem.Invalid("handle", "write the name that comes after the @");
    }
    if (reason.toLowerCase(Locale.ROOT).contains(author.name())) {
      throw new Problem.Invalid(
          "reason", "is kept, so it must not contain the handle; write a file number, for example");
    }
    return author;
  }
}
