/** Posts that somebody sends us, signed after the Standard Webhooks specification. */
@NullMarked
package io.sturmwarte.source.webhook;

import org.jspecify.annotations.NullMarked;
