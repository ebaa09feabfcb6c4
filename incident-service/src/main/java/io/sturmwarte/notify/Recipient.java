package io.sturmwarte.notify;

import io.sturmwarte.person.ContactMethod.Channel;
import java.util.UUID;

/** Whom a notice is for. */
public sealed interface Recipient {
  /** Reached as their own contact methods, rules and quiet hours say. */
  record OfPerson(UUID id) implements Recipient {}

  /**
   * A fixed place, told at once.
   *
   * @param name what people call it
   * @param language de or en
   */
  record Address(Channel channel, String name, String address, String language)
      implements Recipient {}
}
