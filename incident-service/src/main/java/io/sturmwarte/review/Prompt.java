package io.sturmwarte.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.incident.Text;

/** Questions about what contributed: about circumstances, never about who is to blame. */
public enum Prompt {
  @JsonProperty("conditions")
  CONDITIONS(
      "Welche Umstände in Produkt, Ablauf oder Planung haben das möglich gemacht?",
      "Which circumstances in product, process or planning made it possible?"),
  @JsonProperty("detection")
  DETECTION(
      "Was hat es leicht oder schwer gemacht, es früh zu sehen?",
      "What made it easy or hard to see it early?"),
  @JsonProperty("knowledge")
  KNOWLEDGE(
      "Was wussten die Handelnden zu dem Zeitpunkt, und was konnten sie nicht wissen?",
      "What did those who acted know at that moment, and what could they not know?"),
  @JsonProperty("means")
  MEANS(
      "Welche Rechte, Vorlagen, Werkzeuge oder Ansprechpartner haben gefehlt?",
      "Which permissions, templates, tools or contacts were missing?"),
  @JsonProperty("pressure")
  PRESSURE(
      "Welcher Druck hat die Entscheidungen geprägt: Zeit, Erwartungen, widersprüchliche Ziele?",
      "Which pressure shaped the decisions: time, expectations, conflicting goals?"),
  @JsonProperty("luck")
  LUCK(
      "Wo hatten wir Glück, auf das wir uns nicht verlassen können?",
      "Where were we lucky in a way that we cannot rely on?");

  final Text question;

  Prompt(String de, String en) {
    question = new Text(de, en);
  }
}
