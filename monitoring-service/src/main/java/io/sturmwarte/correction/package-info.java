/** People set right how a mention was read: shown, counted at once, and kept to learn from. */
@NullMarked
package io.sturmwarte.correction;

import org.jspecify.annotations.NullMarked;
