package io.sturmwarte.escalation;

import io.sturmwarte.notify.Recipient;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a target came to mean when its step fired.
 *
 * @param target names them once in a step: {@code person:<id>}, or channel and address
 * @param via what the policy named
 * @param person null for addresses
 * @param partner whose address it is; null where it is no partner's
 */
record Told(
    String target,
    String name,
    String via,
    Recipient recipient,
    @Nullable UUID person,
    @Nullable UUID partner) {}
