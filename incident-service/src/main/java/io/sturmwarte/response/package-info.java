/**
 * Responses: answers to mentions and words to the public, from the first draft over review and
 * approval to publication. {@link io.sturmwarte.response.Step} says what may follow what; {@link
 * io.sturmwarte.response.Approvals} whose yes is needed; {@link io.sturmwarte.response.Claims} keep
 * two from answering one mention.
 */
@NullMarked
package io.sturmwarte.response;

import org.jspecify.annotations.NullMarked;
