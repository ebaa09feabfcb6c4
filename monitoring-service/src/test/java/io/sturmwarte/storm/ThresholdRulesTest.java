package io.sturmwarte.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sturmwarte.problem.Problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  @Test
  void theDefaultsFitTogether() {
    assertThat(ThresholdRules.faults(Thresholds.DEFAULT)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "fewAuthors,          0,    fewAuthors",
    "risingExcess,        0,    risingExcess",
    "risingExcess,        3.1,  breezeExcess",
    "breezeExcess,        1.9,  breezeExcess",
    "windExcess,          2.9,  windExcess",
    "windShare,           0.61, stormShare",
    "stormShare,          0.39, stormShare",
    "stormShare,          1,    stormShare",
    "hurricaneToxicShare, -0.1, hurricaneToxicShare",
    "breezePlatforms,     4,    stormPlatforms",
    "breezeLasts,         '\"PT-1S\"', breezeLasts",
    "breezeLasts,         '\"P8D\"',   breezeLasts",
    "mediaFirst,          4,    mediaMany",
    "mediaMany,           6,    mediaStorm",
    "mediaStorm,          21,   mediaTopStory",
    "mediaFirst,          0,    mediaFirst"
  })
  void namesTheFieldThatDoesNotFit(String changed, String value, String blamed)
      throws JsonProcessingException {
    assertThat(ThresholdRules.faults(with(changed, value)))
        .extracting(Fault::field)
        .containsExactly(blamed);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "risingExcess, 3",
    "windExcess,   3",
    "windShare,    0.6",
    "stormShare,   0.4",
    "stormMedia,   0",
    "windTagAuthors, 0",
    "breezePlatforms, 3",
    "mediaMany,    5",
    "breezeLasts,  '\"PT0S\"'"
  })
  void equalIsStillInOrder(String changed, String value) throws JsonProcessingException {
    assertThat(ThresholdRules.faults(with(changed, value))).isEmpty();
  }

  @Test
  void saysWhatToDo() throws JsonProcessingException {
    assertThat(ThresholdRules.faults(with("windExcess", "2.5")))
        .extracting(Fault::message)
        .containsExactly(
            "is of the higher level and must not be below breezeExcess (3): raise it or lower the other");
  }

  private static Thresholds with(String field, String value) throws JsonProcessingException {
    var changed =
        JSON.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(Thresholds.DEFAULT);
    changed.set(field, JSON.readTree(value));
    return JSON.treeToValue(changed, Thresholds.class);
  }
}
