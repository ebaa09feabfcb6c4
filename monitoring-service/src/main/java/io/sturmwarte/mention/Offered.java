package io.sturmwarte.mention;

import io.sturmwarte.author.Handle;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item on its way into the database.
 *
 * @param id what it will be called, should it be new
 * @param handle whose it is; not stored
 * @param author the pseudonym
 * @param tags its hashtags
 * @param brands those it is about
 */
record Offered(
    UUID id,
    Item item,
    @Nullable Handle handle,
    @Nullable String author,
    List<String> tags,
    Set<UUID> brands) {}
