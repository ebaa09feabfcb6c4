package io.sturmwarte.imports;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to come.
 *
 * @param separator between the fields of a CSV line; a comma where it is missing
 * @param columns column, or member of a JSON object, by the field of a mention that it gives; those
 *     that are missing are looked for under the field's own name
 * @param defaults values for fields that the file does not give
 */
record ImportRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Pattern(regexp = "[a-z0-9-]{1,50}") String team,
    @NotNull @Pattern(regexp = "csv|ndjson") String format,
    @Pattern(regexp = "[,;|\\t]") String separator,
    @Size(max = 20) Map<String, String> columns,
    @Size(max = 20) Map<String, String> defaults) {

  @SuppressWarnings("NullAway") // what was not sent is null here
  ImportRequest {
    separator = separator == null ? "," : separator;
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    defaults = defaults == null ? Map.of() : Map.copyOf(defaults);
  }
}
