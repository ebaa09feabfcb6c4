package io.sturmwarte.partner;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.person.ContactMethod.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody outside who helps, or the board.
 *
 * @param language of what they are sent: de or en
 * @param contacts each of them is told
 */
public record Partner(
    UUID id,
    String team,
    String name,
    Kind kind,
    String language,
    List<Contact> contacts,
    int version) {

  /** What they are to us. */
  public enum Kind {
    @JsonProperty("pr-agency")
    PR_AGENCY,
    @JsonProperty("law-firm")
    LAW_FIRM,
    @JsonProperty("board")
    BOARD,
    @JsonProperty("other")
    OTHER;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** A way to reach them. */
  public record Contact(
      @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,
      @NotNull Channel channel,
      @NotBlank @Size(max = 500) String address) {}

  /** What a partner is made of. */
  public record Request(
      @NotBlank @Size(max = 100) String team,
      @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,
      @NotNull Kind kind,
      @NotNull @Pattern(regexp = "de|en", message = "must be de or en") String language,
      @NotEmpty @Size(max = 20) List<@NotNull @Valid Contact> contacts) {
    Partner partner(UUID id, int version) {
      return new Partner(id, team, name, kind, language, List.copyOf(contacts), version);
    }
  }
}
