/**
 * A second pair of eyes on a reply before it goes out. Rules on wording are data ({@code
 * resources/reply/<language>/rules.json}, each with the examples that test it); what is missing
 * from the whole is looked for by {@link io.sturmwarte.reply.Omissions}.
 */
@NullMarked
package io.sturmwarte.reply;

import org.jspecify.annotations.NullMarked;
