package io.sturmwarte.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A mapping of plain YAML in which every value is a text, a list or a mapping. */
record Yaml(Map<?, ?> fields) {
  /** Throws {@link IllegalArgumentException} where the text is no mapping. */
  static Yaml mapping(String text) {
    try {
      var options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      var dumper = new DumperOptions();
      var yaml =
          new org.yaml.snakeyaml.Yaml(
              new SafeConstructor(options), new Representer(dumper), dumper, options, new Texts());
      return of(yaml.load(text));
    } catch (YAMLException e) {
      throw new IllegalArgumentException("this is not YAML: " + e.getMessage(), e);
    }
  }

  private static Yaml of(@Nullable Object node) {
    if (node instanceof Map<?, ?> fields) {
      return new Yaml(fields);
    }
    throw new IllegalArgumentException("a mapping is expected, not " + node);
  }

  Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field)).map(String::valueOf);
  }

  String text(String field) {
    return find(field)
        .filter(value -> !value.isBlank())
        .orElseThrow(
            () -> new IllegalArgumentException("the field %s is missing".formatted(field)));
  }

  @Nullable LocalDate date(String field) {
    return find(field).map(LocalDate::parse).orElse(null);
  }

  List<String> texts(String field) {
    return list(field).stream().map(String::valueOf).toList();
  }

  List<Yaml> mappings(String field) {
    return list(field).stream().map(Yaml::of).toList();
  }

  private List<?> list(String field) {
    return fields.get(field) instanceof List<?> values ? values : List.of();
  }

  /** A day stays as it is written. */
  private static final class Texts extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }
}
