package io.sturmwarte.correction;

import io.sturmwarte.problem.Problem;
import io.sturmwarte.scoring.v1.CrisisType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a mention is to be read.
 *
 * @param sentiment stays as it is where it is missing
 * @param crisisTypes the same; an empty list says that it is about no crisis
 */
record CorrectionRequest(
    @Nullable @Pattern(regexp = "negative|neutral|positive") String sentiment,
    @Nullable @Size(max = 20) List<String> crisisTypes,
    @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*") String reason) {
  private static final String PREFIX = "CRISIS_TYPE_";

  private static final Set<String> CRISIS_TYPES =
      Arrays.stream(CrisisType.values())
          .filter(type -> type != CrisisType.UNRECOGNIZED)
          .filter(type -> type != CrisisType.CRISIS_TYPE_UNSPECIFIED)
          .map(type -> type.name().substring(PREFIX.length()))
          .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.toCollection(TreeSet::new));

  /** Fails where it corrects nothing, or names what there is not. */
  void require() {
    if (sentiment == null && crisisTypes == null) {
      throw new Problem.Invalid("sentiment", "send a sentiment, crisisTypes, or both");
    }
    if (crisisTypes != null && !CRISIS_TYPES.containsAll(crisisTypes)) {
      throw new Problem.Invalid("crisisTypes", "take of " + String.join(", ", CRISIS_TYPES));
    }
  }

  String @Nullable [] crisisTypesArray() {
    return crisisTypes == null
        ? null
        : crisisTypes.stream().distinct().sorted().toArray(String[]::new);
  }
}
