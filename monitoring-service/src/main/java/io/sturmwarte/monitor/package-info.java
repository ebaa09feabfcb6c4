/**
 * What keeps the service going: its clock, its cycles, and the stream of events to those who watch.
 */
@NullMarked
package io.sturmwarte.monitor;

import org.jspecify.annotations.NullMarked;
