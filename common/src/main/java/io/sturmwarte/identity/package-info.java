/** Who is calling: an OpenID Connect issuer, or the demonstration users on loopback. */
@NullMarked
package io.sturmwarte.identity;

import org.jspecify.annotations.NullMarked;
