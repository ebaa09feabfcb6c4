/**
 * What the storm is about: the phrases by which the negatives differ from what is said otherwise
 * ({@link io.sturmwarte.topic.KeyPhrases}), clusters of texts around them ({@link
 * io.sturmwarte.topic.TopicFinder}), copies of a text folded into one ({@link
 * io.sturmwarte.topic.Fold}), and known again at the next look ({@link
 * io.sturmwarte.topic.Memory}).
 */
@NullMarked
package io.sturmwarte.topic;

import org.jspecify.annotations.NullMarked;
