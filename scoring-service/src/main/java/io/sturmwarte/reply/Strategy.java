package io.sturmwarte.reply;

/** Which way a reply takes. */
public enum Strategy {
  UNDECIDED,
  INFORM,
  DENY,
  DIMINISH,
  REBUILD
}
