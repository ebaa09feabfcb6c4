package io.sturmwarte.template;

import io.sturmwarte.problem.Problem;
import io.sturmwarte.problem.Problem.Fault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {variables}} in a text. What is filled in is never read as a variable again. */
final class Filling {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z][A-Za-z0-9]{0,39})\\}");

  private Filling() {}

  /** In the order in which they appear. */
  static Set<String> variables(String text) {
    var names = new LinkedHashSet<String>();
    var matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** Throws {@link Problem.Invalid} that names every variable without a value. */
  static String fill(String text, Map<String, String> values) {
    var empty =
        variables(text).stream().filter(it -> values.getOrDefault(it, "").isBlank()).toList();
    if (!empty.isEmpty()) {
      throw new Problem.Invalid(
          "These variables have no value: " + String.join(", ", empty), faults(empty));
    }
    return VARIABLE
        .matcher(text)
        .replaceAll(it -> Matcher.quoteReplacement(values.getOrDefault(it.group(1), "").strip()));
  }

  private static List<Fault> faults(List<String> empty) {
    return empty.stream().map(it -> new Fault("values." + it, "give it a value")).toList();
  }
}
