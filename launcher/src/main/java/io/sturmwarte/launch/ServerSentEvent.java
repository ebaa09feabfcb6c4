package io.sturmwarte.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** One event of a stream. */
record ServerSentEvent(String type, JsonNode data) {

  /** Puts events together from lines. */
  static final class Reading {
    private final Consumer<ServerSentEvent> listener;
    private String type = "message";
    private final StringBuilder data = new StringBuilder();

    Reading(Consumer<ServerSentEvent> listener) {
      this.listener = listener;
    }

    void line(String line) {
      if (line.isEmpty()) {
        complete();
        return;
      }
      if (line.startsWith("event:")) {
        type = line.substring(6).strip();
      }
      if (line.startsWith("data:")) {
        data.append(line.substring(5).strip());
      }
    }

    private void complete() {
      if (!data.isEmpty()) {
        listener.accept(new ServerSentEvent(type, parse(data.toString())));
      }
      type = "message";
      data.setLength(0);
    }

    private static JsonNode parse(String text) {
      try {
        return Api.JSON.readTree(text);
      } catch (JsonProcessingException e) {
        return Api.JSON.nullNode();
      }
    }
  }
}
