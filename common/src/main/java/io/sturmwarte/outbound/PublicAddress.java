package io.sturmwarte.outbound;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses of the internet from those of a house, a machine, or a special purpose. */
public final class PublicAddress {
  private static final List<Range> SPECIAL_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  private static final List<Range> GLOBAL_V6 = ranges("2000::/3");

  /** Inside the global range: those that carry an IPv4 address, and those for documents. */
  private static final List<Range> SPECIAL_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddress() {}

  public static boolean is(InetAddress address) {
    if (address instanceof Inet4Address) {
      return SPECIAL_V4.stream().noneMatch(range -> range.contains(address));
    }
    return GLOBAL_V6.stream().anyMatch(range -> range.contains(address))
        && SPECIAL_V6.stream().noneMatch(range -> range.contains(address));
  }

  private static List<Range> ranges(String... blocks) {
    return Stream.of(blocks).map(Range::parse).toList();
  }

  private record Range(BigInteger prefix, int hostBits) {
    static Range parse(String block) {
      var parts = block.split("/", 2);
      var address = literal(parts[0]).getAddress();
      var hostBits = address.length * 8 - Integer.parseInt(parts[1]);
      return new Range(new BigInteger(1, address).shiftRight(hostBits), hostBits);
    }

    private static InetAddress literal(String address) {
      try {
        return InetAddress.getByName(address);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }

    boolean contains(InetAddress address) {
      return new BigInteger(1, address.getAddress()).shiftRight(hostBits).equals(prefix);
    }
  }
}
