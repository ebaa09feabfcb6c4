package io.sturmwarte.person;

import io.sturmwarte.outbound.OutboundUrl;
import io.sturmwarte.outbound.Refused;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.problem.Problem;
import java.util.regex.Pattern;

/** What may be written down as an address; whether it may be called is decided when it is. */
public final class Addresses {
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

  private Addresses() {}

  /** Throws {@link Problem.Invalid} for what cannot be an address of this channel. */
  public static void require(Channel channel, String address) {
    switch (channel) {
      case EMAIL -> requireMail(address);
      case SMS, VOICE -> requireNumber(address);
      case SLACK, TEAMS, WEBHOOK -> requireUrl(address);
    }
  }

  private static void requireNumber(String address) {
    if (!NUMBER.matcher(address).matches()) {
      throw new Problem.Invalid("address", "must be a telephone number such as +4940123456");
    }
  }

  public static void requireMail(String address) {
    if (!MAIL.matcher(address).matches()) {
      throw new Problem.Invalid("address", "must be a mail address such as name@example.org");
    }
  }

  public static void requireUrl(String address) {
    try {
      var url = OutboundUrl.parse(address);
      if (url.scheme().startsWith("http")) {
        return;
      }
      throw new Problem.Invalid("address", "must be an http or https URL");
    } catch (Refused refused) {
      throw new Problem.Invalid("address", String.valueOf(refused.getMessage()));
    }
  }
}
