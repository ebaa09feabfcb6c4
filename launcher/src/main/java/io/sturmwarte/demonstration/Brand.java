package io.sturmwarte.demonstration;

import java.util.List;
import java.util.UUID;

/**
 * An invented brand of the demonstration.
 *
 * @param query the saved search that finds its mentions
 * @param busiestHour how many mentions an hour it has at noon on a working day
 */
record Brand(
    UUID id,
    String name,
    String team,
    String handle,
    String query,
    double busiestHour,
    List<Double> moods,
    String phrases) {

  /** The moods are shares of negative, neutral and positive mentions. */
  static final Brand NORDLICHT =
      new Brand(
          UUID.fromString("01990000-0000-7000-8000-000000000001"),
          "Nordlicht Energie",
          "nord",
          "@nordlicht",
          "\"nordlicht energie\" OR @nordlicht OR #abschlagschock",
          26,
          List.of(0.14, 0.60, 0.26),
          "nordlicht.tsv");

  static final Brand MORGENROT =
      new Brand(
          UUID.fromString("01990000-0000-7000-8000-000000000002"),
          "Morgenrot Kaffee",
          "sued",
          "@morgenrot",
          "\"morgenrot kaffee\" OR @morgenrot",
          18,
          List.of(0.10, 0.48, 0.42),
          "morgenrot.tsv");

  static final List<Brand> ALL = List.of(NORDLICHT, MORGENROT);
}
