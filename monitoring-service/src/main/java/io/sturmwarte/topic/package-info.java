/** What the storm is about: the words by which the negatives differ from what is said otherwise. */
@NullMarked
package io.sturmwarte.topic;

import org.jspecify.annotations.NullMarked;
