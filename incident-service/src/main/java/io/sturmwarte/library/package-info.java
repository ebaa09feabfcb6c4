/**
 * What is known about crises: playbooks for what to do, case studies of what others did. Entries
 * are found by tags and by words, suggested for an incident that is like them, and looked at again
 * when their review is due. What the product ships is read from {@code resources/library} at start
 * by {@link io.sturmwarte.library.Stocking}; what a house has changed stays as the house wrote it.
 */
@NullMarked
package io.sturmwarte.library;

import org.jspecify.annotations.NullMarked;
