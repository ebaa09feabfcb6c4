/** A scenario being run: its clock, its feed, what players do, and the engine that moves it on. */
@NullMarked
package io.sturmwarte.exercise;

import org.jspecify.annotations.NullMarked;
