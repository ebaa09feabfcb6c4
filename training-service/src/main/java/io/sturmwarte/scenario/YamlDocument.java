package io.sturmwarte.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sturmwarte.scenario.ScenarioFault.Faults;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML document as JSON, with the line of every node. The parser only composes nodes; nothing is
 * constructed from tags, and aliases of collections are refused.
 *
 * @param lines from JSON pointer to line, counted from 1
 */
record YamlDocument(JsonNode tree, Map<String, Integer> lines) {
  private static final int LONGEST = 1_000_000;
  private static final int DEEPEST = 20;

  /** Throws {@link Faults} where the text is no YAML, or not the plain kind that we take. */
  static YamlDocument parse(String text) {
    var lines = new HashMap<String, Integer>();
    return new YamlDocument(new Reading(lines).json(compose(text), ""), Map.copyOf(lines));
  }

  /** The line of the node, or of the nearest one around it. */
  int line(String pointer) {
    var at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }

  private static Node compose(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    try {
      var root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root instanceof MappingNode) {
        return root;
      }
      throw new Faults(1, "", "a scenario is a mapping with fields such as title and injects");
    } catch (MarkedYAMLException broken) {
      var mark = broken.getProblemMark();
      throw new Faults(
          mark == null ? 1 : mark.getLine() + 1, "", "this is not YAML: " + broken.getProblem());
    } catch (YAMLException broken) {
      throw new Faults(1, "", "this YAML is not taken: " + broken.getMessage());
    }
  }

  /** From nodes to JSON. */
  private record Reading(Map<String, Integer> lines) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    JsonNode json(Node node, String pointer) {
      lines.putIfAbsent(pointer, lineOf(node));
      return switch (node) {
        case MappingNode mapping -> object(mapping, pointer);
        case SequenceNode sequence -> array(sequence, pointer);
        case ScalarNode scalar -> value(scalar, pointer);
        default -> throw new Faults(lineOf(node), pointer, "write this out; anchors are not taken");
      };
    }

    private JsonNode object(MappingNode mapping, String pointer) {
      var object = JSON.objectNode();
      for (var entry : mapping.getValue()) {
        field(object, entry.getKeyNode(), entry.getValueNode(), pointer);
      }
      return object;
    }

    private void field(ObjectNode object, Node key, Node value, String pointer) {
      if (!(key instanceof ScalarNode name)) {
        throw new Faults(lineOf(key), pointer, "a field's name is a word");
      }
      var at = pointer + "/" + name.getValue();
      if (object.has(name.getValue())) {
        throw new Faults(lineOf(key), at, "this field is here twice");
      }
      lines.put(at, lineOf(key));
      object.set(name.getValue(), json(value, at));
    }

    private JsonNode array(SequenceNode sequence, String pointer) {
      var array = JSON.arrayNode();
      for (var item : sequence.getValue()) {
        array.add(json(item, pointer + "/" + array.size()));
      }
      return array;
    }

    private JsonNode value(ScalarNode scalar, String pointer) {
      var text = scalar.getValue();
      var tag = scalar.getTag();
      try {
        if (tag.equals(Tag.INT)) {
          return JSON.numberNode(Long.parseLong(text.replace("_", "")));
        }
        if (tag.equals(Tag.FLOAT)) {
          return JSON.numberNode(Double.parseDouble(text));
        }
      } catch (NumberFormatException odd) {
        throw new Faults(lineOf(scalar), pointer, "write numbers in decimal, or put quotes around");
      }
      if (tag.equals(Tag.BOOL)) {
        return JSON.booleanNode(Boolean.parseBoolean(text));
      }
      if (tag.equals(Tag.NULL)) {
        return JSON.nullNode();
      }
      if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
        return JSON.textNode(text);
      }
      throw new Faults(
          lineOf(scalar), pointer, "the tag %s is not taken".formatted(tag.getValue()));
    }

    private static int lineOf(Node node) {
      return node.getStartMark().getLine() + 1;
    }
  }
}
