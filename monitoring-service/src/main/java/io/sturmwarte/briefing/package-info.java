/**
 * The situation of a brand in sentences that a lead can forward: {@link
 * io.sturmwarte.briefing.BriefingFacts} are read, {@link io.sturmwarte.briefing.Author} puts them
 * in words, in German and in English. What is not known is said as well.
 */
@NullMarked
package io.sturmwarte.briefing;

import org.jspecify.annotations.NullMarked;
