package io.sturmwarte.reply;

import java.util.Locale;

/** What a text can show; each has a list of terms in either language. */
enum Signal {
  APOLOGY,
  RESPONSIBILITY,
  NEXT_STEP,
  WHEN,
  REMEDY,

  /** What is known and what is not. */
  TRANSPARENCY,

  /** What people can do against a danger. */
  ADVICE,

  /** A way to talk where nobody reads along. */
  PRIVATE_CHANNEL,

  /** Asks for something. */
  REQUEST,

  /** What identifies a person. */
  PERSONAL_DATA,

  /** In a mention: something went wrong, and the house answers for it. */
  FAULT,

  /** In a mention: thanks and praise. */
  PRAISE,

  /** Who writes. */
  WE,

  /** What a sentence says instead of doing something. */
  IDLE;

  String list() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
