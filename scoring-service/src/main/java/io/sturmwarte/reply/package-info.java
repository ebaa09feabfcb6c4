/**
 * A second pair of eyes on a reply before it goes out. Every rule stands in {@code
 * resources/reply/<language>/rules.json} with why it is there and the examples that test it. Most
 * look for words; those without are looked for in code, under the rule's name: {@link
 * io.sturmwarte.reply.Form} has what concerns the look of the whole, {@link
 * io.sturmwarte.reply.Omission} what is missing. Both go by a {@link io.sturmwarte.reply.Reading},
 * which knows the mention and the strategy.
 */
@NullMarked
package io.sturmwarte.reply;

import org.jspecify.annotations.NullMarked;
