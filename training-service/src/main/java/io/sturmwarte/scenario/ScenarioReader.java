package io.sturmwarte.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Reads and checks scenarios: first against the published schema, then what a schema cannot say.
 * The schema says where in the tree a fault is, the document says on which line that is.
 */
@ApplicationScoped
public class ScenarioReader {
  private final String schemaText = resource("/scenarios/scenario.schema.json");
  private final JsonSchema schema = schema(schemaText);
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /** The JSON schema as we publish it. */
  public String schema() {
    return schemaText;
  }

  /** All faults, by line; none for a scenario that can be played. */
  public List<ScenarioFault> check(String yaml) {
    try {
      return faults(YamlDocument.parse(yaml));
    } catch (ScenarioFault.Faults broken) {
      return broken.list();
    }
  }

  /** The scenario; throws IllegalArgumentException with all faults where there are any. */
  Scenario read(String yaml) {
    var faults = check(yaml);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("The scenario has faults: " + faults);
    }
    return bind(YamlDocument.parse(yaml).tree());
  }

  private List<ScenarioFault> faults(YamlDocument document) {
    var faults = new ArrayList<ScenarioFault>();
    schema.validate(document.tree()).forEach(message -> faults.add(fault(document, message)));
    if (faults.isEmpty()) {
      faults.addAll(new CrossChecks(document).faults(bind(document.tree())));
    }
    faults.sort(Comparator.comparingInt(ScenarioFault::line));
    return List.copyOf(faults);
  }

  private static ScenarioFault fault(YamlDocument document, ValidationMessage message) {
    var pointer = pointer(message);
    return new ScenarioFault(document.line(pointer), pointer, message.getError());
  }

  /** An unknown field is reported at its parent; the reader wants to see the field. */
  private static String pointer(ValidationMessage message) {
    var at = message.getInstanceLocation().toString();
    return message.getType().equals("additionalProperties") ? at + "/" + message.getProperty() : at;
  }

  private Scenario bind(JsonNode tree) {
    try {
      return json.treeToValue(tree, Scenario.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The schema lets through what the record does not take", e);
    }
  }

  private static JsonSchema schema(String text) {
    var config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .formatAssertionsEnabled(true)
            .build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, config);
  }

  static String resource(String path) {
    try (var stream = ScenarioReader.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("There is no resource " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
