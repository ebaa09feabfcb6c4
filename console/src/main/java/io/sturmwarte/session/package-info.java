/** Who sits in front of the console: signing in, signing out, and the guard against other sites. */
@NullMarked
package io.sturmwarte.session;

import org.jspecify.annotations.NullMarked;
