package io.sturmwarte.reply;

import java.util.Locale;

/** What a text can show; each has a list of terms in either language. */
enum Signal {
  APOLOGY,
  RESPONSIBILITY,

  /** Feels with the other side, in words that are no apology. */
  REGRET,
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

  /** Begins a question. */
  QUESTION,

  /** In a mention: something that can hurt people. */
  DANGER,

  /** In a mention: thanks and praise. */
  PRAISE,

  /** Words that fit under any post. */
  CANNED;

  String list() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
