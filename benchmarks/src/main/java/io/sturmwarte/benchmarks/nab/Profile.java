package io.sturmwarte.benchmarks.nab;

/** What a miss and a false alarm cost, when a window that is found brings 1. */
enum Profile {
  STANDARD("standard", 1, 0.11),
  REWARD_LOW_FP("low FP", 1, 0.22),
  REWARD_LOW_FN("low FN", 2, 0.11);

  final String label;
  final double miss;
  final double falseAlarm;

  Profile(String label, double miss, double falseAlarm) {
    this.label = label;
    this.miss = miss;
    this.falseAlarm = falseAlarm;
  }
}
