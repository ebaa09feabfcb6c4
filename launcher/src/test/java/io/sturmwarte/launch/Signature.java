package io.sturmwarte.launch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook's signature, as the Standard Webhooks specification has it, computed apart from the
 * product.
 */
final class Signature {
  private Signature() {}

  static String of(String secret, Receiver.Hook hook) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    var signed = "%s.%s.%s".formatted(hook.id(), hook.timestamp(), hook.raw());
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
