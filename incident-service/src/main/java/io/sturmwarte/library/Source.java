package io.sturmwarte.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact can be checked.
 *
 * @param url null for what is only to be had on paper
 * @param accessed when somebody read it there; null where it was not opened when this was written
 */
public record Source(
    @NotBlank @Size(max = 300) String title,
    @NotBlank @Size(max = 200) String publisher,
    @Size(max = 2000) @Nullable String url,
    @Nullable LocalDate accessed) {

  /** Whether somebody opened it for this entry. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean opened() {
    return accessed != null;
  }
}
