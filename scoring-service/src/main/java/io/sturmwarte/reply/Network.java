package io.sturmwarte.reply;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Networks, by what they take in one reply. Where a network publishes how it counts, its name
 * stands beside it; the others are what their forms accept, as commonly reported.
 */
enum Network {
  /** docs.x.com, "Counting characters": emoji and far scripts count twice, an address as 23. */
  X(280, Count.WEIGHTED),

  /** The lexicon app.bsky.feed.post: 300 graphemes. */
  BLUESKY(300, Count.GRAPHEMES),

  /** docs.joinmastodon.org, "Posting": 500 unless the server says otherwise, an address as 23. */
  MASTODON(500, Count.GRAPHEMES_AND_SHORT_LINKS),

  THREADS(500, Count.CHARACTERS),
  TIKTOK(150, Count.CHARACTERS),

  /** developers.google.com, androidpublisher, "reviews.reply": about 350. */
  GOOGLE_PLAY(350, Count.CHARACTERS),

  LINKEDIN(1_250, Count.CHARACTERS),
  INSTAGRAM(2_200, Count.CHARACTERS),
  FACEBOOK(8_000, Count.CHARACTERS),
  YOUTUBE(10_000, Count.CHARACTERS);

  /** Where only the other side reads the reply. */
  private static final Set<String> PRIVATE =
      Set.of("mail", "email", "e-mail", "dm", "direct-message", "direktnachricht", "letter");

  private static final int LINK = 23;
  private static final Pattern PIECE = Pattern.compile("https?://[^\\s]+|\\X");
  private static final Pattern EMOJI = Pattern.compile("\\p{IsExtended_Pictographic}");

  private final int limit;
  private final Count count;

  Network(int limit, Count count) {
    this.limit = limit;
    this.count = count;
  }

  /** What a network takes for one. */
  private enum Count {
    CHARACTERS,
    GRAPHEMES,
    GRAPHEMES_AND_SHORT_LINKS,
    WEIGHTED
  }

  static Optional<Network> of(String platform) {
    var name = platform.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
    if (name.equals("TWITTER")) {
      return Optional.of(X);
    }
    for (var network : values()) {
      if (network.name().equals(name)) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }

  static boolean isPrivate(String platform) {
    return PRIVATE.contains(platform.strip().toLowerCase(Locale.ROOT));
  }

  /** Where the text that fits ends, in UTF-16 code units. */
  int fitting(String text) {
    int taken = 0;
    var pieces = PIECE.matcher(text);
    while (pieces.find()) {
      taken += weight(pieces.group());
      if (taken > limit) {
        return pieces.start();
      }
    }
    return text.length();
  }

  private int weight(String piece) {
    boolean link = piece.startsWith("http");
    return switch (count) {
      case CHARACTERS -> piece.codePointCount(0, piece.length());
      case GRAPHEMES -> link ? piece.length() : 1;
      case GRAPHEMES_AND_SHORT_LINKS -> link ? LINK : 1;
      case WEIGHTED -> link ? LINK : weighted(piece);
    };
  }

  private static int weighted(String grapheme) {
    if (EMOJI.matcher(grapheme).find()) {
      return 2;
    }
    return grapheme.codePoints().map(Network::weight).sum();
  }

  /** The ranges of twitter-text's configuration that count once. */
  private static int weight(int c) {
    boolean once =
        c <= 4_351
            || c >= 8_192 && c <= 8_205
            || c >= 8_208 && c <= 8_223
            || c >= 8_242 && c <= 8_247;
    return once ? 1 : 2;
  }
}
