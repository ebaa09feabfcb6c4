package io.sturmwarte.outbound;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An URL in the one form in which it is judged and called, so that nothing can be read in two ways.
 *
 * @param scheme http, https, ws or wss
 * @param host in lower case and ASCII; an IPv6 address without brackets
 * @param path with the query, at least "/"
 */
public record OutboundUrl(String scheme, String host, int port, String path) {
  private static final int LONGEST = 2_000;
  private static final Map<String, Integer> PORTS =
      Map.of("http", 80, "ws", 80, "https", 443, "wss", 443);
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)(?:#.*)?");
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\s\\\\]");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::(\\d{1,5})?)?");
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
  private static final String BYTE = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]+");

  /** Throws {@link Refused} with what is wrong with it. */
  public static OutboundUrl parse(String url) {
    if (url.length() > LONGEST || UNSAFE.matcher(url).find()) {
      throw new Refused("the address is too long, or contains spaces or backslashes");
    }
    var form = FORM.matcher(url);
    if (!form.matches()) {
      throw new Refused("the address is not an URL such as https://example.org/feed");
    }
    var scheme = form.group(1).toLowerCase(Locale.ROOT);
    var usual = PORTS.get(scheme);
    if (usual == null) {
      throw new Refused("only http, https, ws and wss are called");
    }
    var authority = AUTHORITY.matcher(form.group(2));
    if (form.group(2).contains("@") || !authority.matches()) {
      throw new Refused("the address must be a host, perhaps with a port, and name no user");
    }
    return new OutboundUrl(
        scheme, host(authority.group(1)), port(authority.group(2), usual), path(form.group(3)));
  }

  /** Where a redirect leads. */
  OutboundUrl resolve(String location) {
    try {
      return parse(URI.create(toString()).resolve(URI.create(location)).toString());
    } catch (IllegalArgumentException broken) {
      throw new Refused("it redirects to something that is not an URL");
    }
  }

  boolean isTls() {
    return scheme.equals("https") || scheme.equals("wss");
  }

  boolean isUsualPort() {
    return Integer.valueOf(port).equals(PORTS.get(scheme));
  }

  /** The address that the host is, or null where it is a name. */
  @Nullable InetAddress literal() {
    try {
      return IPV4.matcher(host).matches() || host.contains(":")
          ? InetAddress.getByName(host)
          : null;
    } catch (UnknownHostException e) {
      throw new Refused("the host is not an address");
    }
  }

  private static int port(@Nullable String digits, int usual) {
    var port = digits == null ? usual : Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new Refused("there is no such port");
    }
    return port;
  }

  private static String host(String written) {
    if (written.startsWith("[")) {
      var address = written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT);
      if (!address.contains(":") || !IPV6.matcher(address).matches()) {
        throw new Refused("the host in brackets is not an IPv6 address");
      }
      return address;
    }
    var host = ascii(written);
    var labels = host.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches() && !IPV4.matcher(host).matches()) {
      throw new Refused("write the IPv4 address as four decimal numbers");
    }
    return host;
  }

  /** Letters that only look like others become what they stand for, or a name of their own. */
  private static String ascii(String written) {
    try {
      var compatible = Normalizer.normalize(written, Normalizer.Form.NFKC);
      var host = IDN.toASCII(compatible, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      var plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
      if (plain.isEmpty() || plain.length() > 253 || plain.startsWith(".")) {
        throw new Refused("the host is missing or too long");
      }
      return plain;
    } catch (IllegalArgumentException notAName) {
      throw new Refused("the host is not a name that can exist");
    }
  }

  private static String path(String written) {
    try {
      var path = written.startsWith("/") ? written : "/" + written;
      return URI.create("http://host" + path).toASCIIString().substring("http://host".length());
    } catch (IllegalArgumentException broken) {
      throw new Refused("the path contains characters that must be percent-encoded");
    }
  }

  /** As a Host header has it. */
  String authority() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return isUsualPort() ? name : name + ":" + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + authority() + path;
  }
}
