/** The page behind the link in a message, where its reader acknowledges without signing in. */
@NullMarked
package io.sturmwarte.acknowledge;

import org.jspecify.annotations.NullMarked;
