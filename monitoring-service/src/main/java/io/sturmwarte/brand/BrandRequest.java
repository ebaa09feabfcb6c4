package io.sturmwarte.brand;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A brand as it is sent to us. */
record BrandRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Pattern(regexp = "[a-z0-9-]{1,50}") String team,
    @NotEmpty List<@Pattern(regexp = "[a-z]{2}") String> languages,
    @Size(max = 50) List<@NotBlank @Size(max = 200) String> handles) {
  @SuppressWarnings("NullAway") // what was not sent is null here
  BrandRequest {
    languages = languages == null ? List.of("de", "en") : List.copyOf(languages);
    handles = handles == null ? List.of() : List.copyOf(handles);
  }
}
