package io.sturmwarte.briefing;

import io.sturmwarte.campaign.Campaign;
import io.sturmwarte.wording.Wording;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether it grew by itself. */
final class OfCampaign {
  private static final Set<String> MARKS = Set.of("copies", "moments", "young-accounts");

  private final Campaign campaign;
  private final Wording wording;

  OfCampaign(Campaign campaign, Wording wording) {
    this.campaign = campaign;
    this.wording = wording;
  }

  String all() {
    return switch (campaign.verdict()) {
      case TOO_FEW ->
          wording.of(
              "Ob die Kritik abgestimmt ist, lässt sich bei so wenigen Stimmen nicht sagen.",
              "With so few voices it cannot be said whether the criticism is coordinated.");
      case ORGANIC ->
          wording.of(
              "Auf eine gesteuerte Kampagne deutet nichts hin.",
              "Nothing points to a coordinated campaign.");
      case MIXED ->
          wording
                  .of(
                      "Ein Teil der Kritik wirkt abgestimmt, rechnerisch %s.",
                      "A part of the criticism looks coordinated, by our reckoning %s.")
                  .formatted(share())
              + marks();
      case COORDINATED ->
          wording
                  .of(
                      "Vieles deutet auf eine gesteuerte Aktion hin: Rechnerisch wirken %s der Kritik abgestimmt.",
                      "Much points to a coordinated action: by our reckoning %s of the criticism looks coordinated.")
                  .formatted(share())
              + marks();
    };
  }

  private String share() {
    return wording.percent(Objects.requireNonNull(campaign.share()));
  }

  /** Only what was found. */
  private String marks() {
    return campaign.reasons().stream()
        .filter(reason -> MARKS.contains(reason.code()) && reason.value() > 0)
        .map(reason -> wording.of(reason.text().de(), reason.text().en()))
        .collect(Collectors.joining(" ", " ", ""));
  }
}
