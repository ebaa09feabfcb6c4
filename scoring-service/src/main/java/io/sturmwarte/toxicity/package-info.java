/** Whether a text is worth a look for insult or threat; never a verdict. */
@NullMarked
package io.sturmwarte.toxicity;

import org.jspecify.annotations.NullMarked;
