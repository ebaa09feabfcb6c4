package io.sturmwarte.briefing;

import io.sturmwarte.wording.Wording;
import java.util.Locale;

/** How people call a platform. */
final class Platforms {
  private Platforms() {}

  static String name(String platform, Wording wording) {
    return switch (platform) {
      case "news" -> wording.of("Nachrichtenseiten", "news sites");
      case "blog" -> wording.of("Blogs", "blogs");
      case "press" -> wording.of("Presse", "press");
      case "youtube" -> "YouTube";
      case "tiktok" -> "TikTok";
      case "linkedin" -> "LinkedIn";
      case "app-store" -> "App Store";
      case "play-store" -> "Google Play";
      case "x" -> "X";
      default -> capital(platform);
    };
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
            + text.substring(text.offsetByCodePoints(0, 1));
  }
}
