/**
 * The people who can be told something: how each is reached, after what delay, and when it is
 * quiet.
 */
@NullMarked
package io.sturmwarte.person;

import org.jspecify.annotations.NullMarked;
