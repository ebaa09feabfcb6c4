package io.sturmwarte.notify;

import java.util.LinkedHashMap;
import java.util.Map;

/** What messages to chats have in common. */
final class ChatWords {
  static final Map<String, String> JSON = Map.of("content-type", "application/json; charset=utf-8");

  private ChatWords() {}

  /** The text without its lines of links, which become buttons. */
  static String body(Letter letter) {
    return letter
        .text()
        .lines()
        .filter(line -> !line.contains(letter.link()) && !isAcknowledge(line, letter))
        .reduce((above, line) -> above + "\n" + line)
        .orElse("")
        .strip();
  }

  /** Label and address, the most important first. */
  static Map<String, String> buttons(Letter letter) {
    var isGerman = letter.parcel().isGerman();
    var buttons = new LinkedHashMap<String, String>();
    var acknowledge = letter.acknowledge();
    if (acknowledge != null) {
      buttons.put(isGerman ? "Übernehmen" : "Acknowledge", acknowledge);
    }
    buttons.put(isGerman ? "Ansehen" : "Open", letter.link());
    return buttons;
  }

  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static boolean isAcknowledge(String line, Letter letter) {
    var acknowledge = letter.acknowledge();
    return acknowledge != null && line.contains(acknowledge);
  }
}
