package io.sturmwarte.deletion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a mention is, in the judgement of whoever wants it gone. */
public enum Classification {
  /** An opinion or a true report, however harsh. */
  @JsonProperty("lawful-criticism")
  LAWFUL_CRITICISM,
  /** Against the rules of the page: off topic, advertising, coarse words. */
  @JsonProperty("netiquette")
  NETIQUETTE,
  /** An insult, a threat, or otherwise against the law. */
  @JsonProperty("illegal")
  ILLEGAL
}
